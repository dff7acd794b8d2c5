package org.sasl4j.tool.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.security.sasl.SaslClient;
import org.jspecify.annotations.Nullable;

/** A client of IMAP that can only log in (RFC 3501 section 6.2, RFC 4959). */
final class ImapClient extends MailClient {
    private static final String AUTH = "AUTH=";

    private List<String> capabilities = List.of();
    private int commands;

    ImapClient(ClientWire wire, boolean startsTls) {
        super(wire, startsTls);
    }

    @Override
    public List<String> offered() throws IOException {
        String greeting = wire.lines().require("its greeting");
        if (!greeting.startsWith("* OK")) {
            throw new WireException("the server does not greet as IMAP does: " + Terminal.printable(greeting));
        }
        askCapabilities();
        if (startsTls) {
            if (!capabilities.contains("STARTTLS")) {
                throw new WireException("the server does not offer STARTTLS");
            }
            requireOk("STARTTLS");
            wire.secure();
            askCapabilities(); // those from before may be forged (RFC 3501 section 6.2.1)
        }
        return capabilities.stream()
                .filter(word -> word.startsWith(AUTH))
                .map(word -> word.substring(AUTH.length()))
                .toList();
    }

    private void askCapabilities() throws IOException {
        List<String> words = new ArrayList<>();
        for (String line : requireOk("CAPABILITY")) {
            if (line.toUpperCase(Locale.ROOT).startsWith("* CAPABILITY ")) {
                words.addAll(Words.of(line.toUpperCase(Locale.ROOT)));
            }
        }
        capabilities = words;
    }

    /** Reads up to OK, and returns the untagged lines that came before it. */
    private List<String> requireOk(String command) throws IOException {
        send(command);
        List<String> lines = new ArrayList<>();
        String line = afterUntagged(lines, "the answer to " + command);
        if (!line.startsWith(tag() + " OK")) {
            throw new WireException("the server refuses " + command + ": " + Terminal.printable(line));
        }
        return lines;
    }

    /**
     * The next line that is not untagged (RFC 3501 section 2.2.2). The untagged lines before it are added to the list.
     */
    private String afterUntagged(List<String> untagged, String what) throws IOException {
        String line = wire.lines().require(what);
        while (line.startsWith("* ")) {
            untagged.add(line);
            WireLines.requireFew(untagged);
            line = wire.lines().require(what);
        }
        return line;
    }

    private String tag() {
        return "a" + commands;
    }

    private void send(String command) throws IOException {
        commands++;
        wire.lines().send(tag() + " " + command);
    }

    @Override
    public void start(String mechanism, byte @Nullable [] initial) throws IOException {
        boolean inOne = capabilities.contains("SASL-IR");
        send("AUTHENTICATE " + mechanism + (inOne ? WireLines.initial(initial) : ""));
        if (initial != null && !inOne) {
            sendLate(initial);
        }
    }

    @Override
    Reply read() throws IOException {
        String line = afterUntagged(new ArrayList<>(), "its verdict");
        if (line.startsWith("+")) {
            return new Reply.Challenge(WireLines.decode(line.substring(1).trim()));
        }
        return line.startsWith(tag() + " OK") ? new Reply.Success(line, null) : new Reply.Failure(line);
    }

    @Override
    public void afterwards(SaslClient client, Terminal terminal, boolean stdinIsTaken) throws IOException {
        WireLines layered = layered(client);
        commands++;
        layered.send(tag() + " LOGOUT");
        List<String> untagged = new ArrayList<>();
        Optional<String> line = layered.next();
        while (line.isPresent() && !line.get().startsWith(tag())) {
            untagged.add(line.get());
            WireLines.requireFew(untagged);
            line = layered.next();
        }
    }
}

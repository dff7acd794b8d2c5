package org.sasl4j.tool.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.security.sasl.SaslClient;
import org.jspecify.annotations.Nullable;
import org.sasl4j.stream.SaslStreams;
import org.sasl4j.tool.wire.WireLines.End;

/** A client of IMAP, as far as logging in goes (RFC 3501 section 6.2, RFC 4959). */
final class ImapClient implements ClientDialect {
    private static final String AUTH = "AUTH=";

    private final ClientWire wire;
    private final boolean startsTls;
    private List<String> capabilities = List.of();
    private int commands;
    private @Nullable Reply unread;

    ImapClient(ClientWire wire, boolean startsTls) {
        this.wire = wire;
        this.startsTls = startsTls;
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
            askCapabilities(); // what was said before may be forged (RFC 3501 section 6.2.1)
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

    /** The untagged lines that came before OK. */
    private List<String> requireOk(String command) throws IOException {
        send(command);
        List<String> lines = new ArrayList<>();
        String line = wire.lines().require("the answer to " + command);
        while (line.startsWith("* ")) {
            lines.add(line);
            WireLines.requireFew(lines);
            line = wire.lines().require("the answer to " + command);
        }
        if (!line.startsWith(tag() + " OK")) {
            throw new WireException("the server refuses " + command + ": " + Terminal.printable(line));
        }
        return lines;
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
            unread = receive();
            if (unread instanceof Reply.Challenge) {
                unread = null;
                respond(initial);
            }
        }
    }

    @Override
    public Reply receive() throws IOException {
        if (unread != null) {
            Reply reply = unread;
            unread = null;
            return reply;
        }
        String line = wire.lines().require("its verdict");
        while (line.startsWith("* ")) {
            line = wire.lines().require("its verdict");
        }
        if (line.startsWith("+")) {
            return new Reply.Challenge(WireLines.decode(line.substring(1).trim()));
        }
        return line.startsWith(tag() + " OK") ? new Reply.Success(line, null) : new Reply.Failure(line);
    }

    @Override
    public void respond(byte[] response) throws IOException {
        wire.lines().send(WireLines.encode(response));
    }

    @Override
    public void giveUp() throws IOException {
        wire.lines().send("*");
    }

    @Override
    public void afterwards(SaslClient client, Terminal terminal, boolean stdinIsTaken) throws IOException {
        SaslStreams streams =
                SaslStreams.of(client, wire.lines().input(), wire.lines().output());
        WireLines layered = new WireLines(streams.input(), streams.output(), End.CRLF);
        commands++;
        layered.send(tag() + " LOGOUT");
        Optional<String> line = layered.next();
        while (line.isPresent() && !line.get().startsWith(tag())) {
            line = layered.next();
        }
    }
}

package org.sasl4j.tool.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.security.sasl.SaslClient;
import org.jspecify.annotations.Nullable;

/** A client of SMTP that can only log in (RFC 5321 section 4.1, RFC 4954). */
final class SmtpClient extends MailClient {
    private static final int CODE = 3; // digits
    private static final int LONGEST_COMMAND = 500; // octets, which every server takes (RFC 5321 section 4.5.3.1.4)

    SmtpClient(ClientWire wire, boolean startsTls) {
        super(wire, startsTls);
    }

    @Override
    public List<String> offered() throws IOException {
        require("220", lines());
        List<String> extensions = hello();
        if (startsTls) {
            if (!extensions.contains("STARTTLS")) {
                throw new WireException("the server does not offer STARTTLS");
            }
            wire.lines().send("STARTTLS");
            require("220", lines());
            wire.secure();
            extensions = hello(); // those from before may be forged (RFC 3207 section 4.2)
        }
        return extensions.stream()
                .filter(line -> line.startsWith("AUTH ") || line.startsWith("AUTH="))
                .flatMap(line -> Words.of(line.substring("AUTH ".length())).stream())
                .distinct()
                .toList();
    }

    private List<String> hello() throws IOException {
        wire.lines().send("EHLO localhost");
        List<String> answer = lines();
        require("250", answer);
        return answer.stream()
                .flatMap(line -> line.length() > CODE ? Stream.of(line.substring(CODE + 1)) : Stream.of())
                .map(line -> line.trim().toUpperCase(Locale.ROOT))
                .toList();
    }

    private static void require(String code, List<String> answer) throws WireException {
        String last = answer.get(answer.size() - 1);
        if (!last.startsWith(code)) {
            throw new WireException("the server says " + Terminal.printable(last));
        }
    }

    /** Reads one answer. Its last line has no hyphen after the code. */
    private List<String> lines() throws IOException {
        List<String> answer = new ArrayList<>();
        String line;
        do {
            line = wire.lines().require("its answer");
            answer.add(line);
            WireLines.requireFew(answer);
        } while (line.length() > CODE && line.charAt(CODE) == '-');
        return answer;
    }

    @Override
    public void start(String mechanism, byte @Nullable [] initial) throws IOException {
        String command = "AUTH " + mechanism + WireLines.initial(initial);
        boolean inOne = command.length() <= LONGEST_COMMAND;
        wire.lines().send(inOne ? command : "AUTH " + mechanism);
        if (initial != null && !inOne) {
            sendLate(initial);
        }
    }

    @Override
    Reply read() throws IOException {
        List<String> answer = lines();
        String last = answer.get(answer.size() - 1);
        if (last.startsWith("334")) {
            return new Reply.Challenge(WireLines.decode(last.substring(CODE).trim()));
        }
        return last.startsWith("235") ? new Reply.Success(last, null) : new Reply.Failure(last);
    }

    @Override
    public void afterwards(SaslClient client, Terminal terminal, boolean stdinIsTaken) throws IOException {
        WireLines layered = layered(client);
        layered.send("QUIT");
        layered.next();
    }
}

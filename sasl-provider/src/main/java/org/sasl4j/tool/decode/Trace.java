package org.sasl4j.tool.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sasl4j.Bytes;
import org.sasl4j.tool.decode.Message.Side;

/**
 * Picks the messages of an exchange out of a pasted text. It may have lines of base64, or of the messages themselves,
 * with or without a mark of the speaker. It may have the commands of IMAP, SMTP and POP3 around them, or be LDAP in
 * hexadecimal.
 */
final class Trace {
    private static final Pattern MARK = Pattern.compile(
            "^\\s*(?:(C|CLIENT|>>?|->|=>)|(S|SERVER|<<?|<-|<=))\\s*:?\\s+(.*)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMAND = Pattern.compile(
            "^(?:\\S+\\s+)?(?:AUTHENTICATE|AUTH)\\s+([A-Za-z0-9_-]+)(?:\\s+(\\S+))?\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTINUED = Pattern.compile("^(?:\\+|334)(?:\\s+(.*))?$");
    private static final Pattern ANSWER =
            Pattern.compile("^(?:\\* |\\S+ (?:OK|NO|BAD)\\b|[2-5]\\d\\d[ -]|\\+OK|-ERR).*");
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
    private static final Pattern RAW = Pattern.compile(
            "(?s)(?:(?:n|y|p=[^,]*),[^,]*,|[rvec]=|realm=|nonce=|username=|rspauth=|charset=|qop=|<[^>]+@).*");

    private final List<Message> messages = new ArrayList<>();
    private String mechanism = "";

    private Trace() {}

    static Trace of(List<String> lines) {
        Trace trace = new Trace();
        LdapDump dump = new LdapDump();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (!dump.takes(line, number)) {
                dump.end(trace);
                trace.line(line, number);
            }
        }
        dump.end(trace);
        return trace.attributed();
    }

    private void line(String line, int number) {
        Matcher marked = MARK.matcher(line);
        Side side = Side.UNKNOWN;
        String said = line.strip();
        if (marked.matches()) {
            side = marked.group(1) != null ? Side.CLIENT : Side.SERVER;
            said = marked.group(3).strip();
        }
        Matcher command = COMMAND.matcher(said);
        Matcher continued = CONTINUED.matcher(said);
        if (side != Side.SERVER && command.matches()) {
            named(command.group(1));
            token(Side.CLIENT, command.group(2), number);
        } else if (side != Side.CLIENT && continued.matches()) {
            token(Side.SERVER, continued.group(1), number);
        } else if (!ANSWER.matcher(said).matches() || RAW.matcher(said).matches()) {
            token(side, said, number);
        }
    }

    void named(String name) {
        mechanism = name.toUpperCase(Locale.ROOT);
    }

    void add(Side side, byte[] octets, int number) {
        messages.add(new Message(side, Bytes.copyOf(octets), number));
    }

    /** Adds a token if it is base64, or is a message itself. */
    private void token(Side side, String said, int number) {
        if (said == null || said.isEmpty()) {
            return;
        }
        if (said.equals("=")) { // an empty message, as IMAP and SMTP write it
            add(side, new byte[0], number);
        } else if (RAW.matcher(said).matches()) {
            add(side, said.getBytes(StandardCharsets.UTF_8), number);
        } else if (BASE64.matcher(said).matches()) {
            Base64Field.decode(said).ifPresent(octets -> add(side, octets, number));
        }
    }

    /**
     * If the trace does not say who spoke, the sides take turns. A first message from the server is recognised by its
     * text.
     */
    private Trace attributed() {
        Side turn = Side.CLIENT;
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            Side side = message.side();
            if (side == Side.UNKNOWN) {
                String text = message.utf8();
                boolean opening = i == 0 && (text.contains("nonce=") || text.startsWith("<"));
                side = opening ? Side.SERVER : turn;
                messages.set(i, message.by(side));
            }
            turn = side.other();
        }
        return this;
    }

    List<Message> messages() {
        return messages;
    }

    /** The mechanism that the trace names, or the empty string. */
    String mechanism() {
        return mechanism;
    }
}

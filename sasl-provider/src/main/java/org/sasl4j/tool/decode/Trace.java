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
 * Picks the messages out of a pasted text, attempt by attempt. It may have lines of base64, or of the messages
 * themselves, with or without a mark of the speaker. It may have the commands of IMAP, SMTP and POP3 around them, or be
 * LDAP in hexadecimal.
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

    private final List<Attempt> attempts = new ArrayList<>();
    private Attempt last = new Attempt("", new ArrayList<>());
    private boolean isAsked;

    private Trace() {
        attempts.add(last);
    }

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
        return trace;
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
            begin(command.group(1));
            token(Side.CLIENT, command.group(2), number);
        } else if (side != Side.CLIENT && continued.matches()) {
            token(Side.SERVER, continued.group(1), number);
            isAsked = true;
        } else if (!ANSWER.matcher(said).matches() || RAW.matcher(said).matches()) {
            token(side == Side.UNKNOWN && isAsked ? Side.CLIENT : side, said, number);
        }
    }

    private void begin(String name) {
        last = new Attempt(name.toUpperCase(Locale.ROOT), new ArrayList<>());
        attempts.add(last);
        isAsked = false;
    }

    /** Begins an attempt, unless the last one is by this mechanism: each bind of LDAP names it anew. */
    void named(String name) {
        if (!last.mechanism().equals(name.toUpperCase(Locale.ROOT))) {
            begin(name);
        }
    }

    void add(Side side, byte[] octets, int number) {
        last.messages().add(new Message(side, Bytes.copyOf(octets), number));
        isAsked = false;
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

    /** The attempts that have a message. */
    List<Attempt> attempts() {
        return attempts.stream()
                .filter(attempt -> !attempt.messages().isEmpty())
                .map(Attempt::attributed)
                .toList();
    }
}

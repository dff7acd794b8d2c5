package org.sasl4j.conformance.basic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Exact;
import org.sasl4j.conformance.Exact.Played;
import org.sasl4j.conformance.Family;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Script;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Trials;
import org.sasl4j.conformance.Violation;

/** ANONYMOUS (RFC 4505). */
public final class AnonymousFamily implements Family {
    private static final String NAME = "ANONYMOUS";
    private static final int LONGEST = 255;
    private static final String SMILE = "\uD83D\uDE00"; // one character, but two of Java's
    private static final Script SERVER_LOGIN =
            dialogue -> dialogue.server().hear("sirhc").completed("a trace");

    private final Trials logins = Trials.of(Side.SERVER, NAME::equals);
    private final Trials servers = logins.after(SERVER_LOGIN);
    private final Trials clients = Trials.of(Side.CLIENT, NAME::equals);

    /** The family. */
    public AnonymousFamily() {}

    @Override
    public List<Row> rows() {
        return List.of(message(), policy());
    }

    @Override
    public List<Exact> exact() {
        return List.of(
                new Exact(Side.SERVER, NAME::equals, (dialogue, login) -> {
                    Tested server = dialogue.server();
                    return new Played(server, server.hear("sirhc"));
                }),
                Exact.clientOf(NAME));
    }

    private Row message() {
        return new Row(
                "A1",
                "RFC 4505 section 2",
                "the message is empty, an e-mail address, or a token of up to 255 characters, counted as Unicode does; a"
                        + " server is complete with each",
                logins.of("a trace", SERVER_LOGIN),
                logins.of(
                        "an empty message",
                        dialogue -> dialogue.server().hearEmpty().completed("an empty message")),
                takes("an e-mail address", "sirhc@example.com"),
                takes("255 characters", "x".repeat(LONGEST)),
                takes("255 characters of two UTF-16 units each", SMILE.repeat(LONGEST)),
                refuses("256 characters", "x".repeat(LONGEST + 1)),
                refuses("256 characters of two UTF-16 units each", SMILE.repeat(LONGEST + 1)),
                refuses("a control character", "sir\u0007hc"),
                refuses("a NUL", "sir\0hc"),
                servers.of("a trace that is not UTF-8", dialogue -> dialogue.server()
                        .hear(new byte[] {'s', (byte) 0xff})
                        .refused("a trace that is not UTF-8")),
                clients.of("its message", AnonymousFamily::sends));
    }

    private Trial takes(String what, String trace) {
        return logins.of(what, dialogue -> dialogue.server().hear(trace).completed(what));
    }

    private Trial refuses(String what, String trace) {
        return servers.of(what, dialogue -> dialogue.server().hear(trace).refused(what));
    }

    private static String sends(Dialogue dialogue) {
        Reply reply = dialogue.client().begin().taken("being asked for its message");
        String trace = new String(reply.octets() == null ? new byte[0] : reply.octets(), StandardCharsets.UTF_8);
        boolean isAddress = trace.indexOf('@') > 0 && trace.indexOf('@') < trace.length() - 1;
        boolean isToken = trace.indexOf('@') < 0 && trace.codePointCount(0, trace.length()) <= LONGEST;
        if (reply.octets() == null || !isAddress && !isToken) {
            throw new Violation("sent what is no trace: " + trace);
        }
        return reply.completed("its message");
    }

    private Row policy() {
        return NoAnonymous.LEFT_OUT.row(
                "A2", "under a policy without anonymous logins there is no ANONYMOUS", logins, clients);
    }
}

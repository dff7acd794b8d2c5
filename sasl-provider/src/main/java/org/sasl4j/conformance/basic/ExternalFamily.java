package org.sasl4j.conformance.basic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Directory;
import org.sasl4j.conformance.Exact;
import org.sasl4j.conformance.Exact.Played;
import org.sasl4j.conformance.Family;
import org.sasl4j.conformance.LeftOut;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.NotOffered;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Script;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Trials;
import org.sasl4j.conformance.Violation;

/** EXTERNAL (RFC 4422 appendix A). */
public final class ExternalFamily implements Family {
    private static final String NAME = "EXTERNAL";
    private static final String RFC = "RFC 4422 appendix A";
    private static final String FOREIGN = "bøss";

    private static final Script SERVER_LOGIN = dialogue -> withoutAuthorizationId(server(dialogue, Directory.usual()));

    private final Trials logins = Trials.of(Side.SERVER, NAME::equals);
    private final Trials servers = logins.after(SERVER_LOGIN);
    private final Trials clients = Trials.of(Side.CLIENT, NAME::equals);

    /** The family. */
    public ExternalFamily() {}

    @Override
    public List<Row> rows() {
        return List.of(message(), identity(), policy());
    }

    @Override
    public List<LeftOut> leftOut() {
        return List.of(
                new LeftOut("E1", "no initial response, as against an empty one: javax.security.sasl cannot tell"));
    }

    @Override
    public List<Exact> exact() {
        return List.of(
                new Exact(Side.SERVER, NAME::equals, (dialogue, login) -> {
                    Tested server = server(dialogue, Directory.usual());
                    return new Played(server, server.hear(Account.NAME));
                }),
                Exact.clientOf(NAME));
    }

    private Row message() {
        return new Row(
                "E1",
                RFC,
                "the message is the authzid, or empty to have the server derive one; a client sends it, be it empty, and a"
                        + " server is complete with it",
                logins.of("an empty message", SERVER_LOGIN),
                acts("an authzid", Account.AUTHORIZED),
                acts("an authzid beyond ASCII", FOREIGN),
                sends("no authzid", null, ""),
                sends("an authzid", Account.AUTHORIZED, Account.AUTHORIZED),
                sends("an authzid beyond ASCII", FOREIGN, FOREIGN));
    }

    private static String withoutAuthorizationId(Tested server) {
        return server.hearEmpty().completed("an empty message") + server.actsAs(Account.NAME);
    }

    private Trial acts(String what, String identity) {
        return logins.of(what, dialogue -> {
            Tested server = server(dialogue, new Directory(Map.of(), Set.of(identity), Map.of()));
            return server.hear(identity).completed(what) + server.actsAs(identity);
        });
    }

    private static Tested server(Dialogue dialogue, Directory directory) {
        Map<String, ?> identity = dialogue.candidate().identity();
        if (identity.isEmpty()) {
            throw new NotOffered("nobody told the kit how to give this provider an identity from the layer below");
        }
        return dialogue.server(directory.with(identity));
    }

    private Trial sends(String what, @Nullable String identity, String expected) {
        return clients.of(what, dialogue -> {
            Reply reply = dialogue.client(Login.usual().as(identity)).begin().taken("being asked for its message");
            if (reply.octets() == null || !reply.text().equals(expected)) {
                throw new Violation("did not send '" + expected + "'");
            }
            return reply.completed("its message");
        });
    }

    private Row identity() {
        Directory mallory = new Directory(Map.of(), Set.of(Account.FORBIDDEN), Map.of());
        return new Row(
                "E2",
                RFC,
                "an authzid is UTF-8 without NUL, and is authorised for the identity that the layer below has proven; where"
                        + " it has proven none, the exchange fails",
                logins.of("an authzid where nobody is known", dialogue -> dialogue.server(mallory)
                        .hear(Account.FORBIDDEN)
                        .refused("an authzid where nobody is known")),
                refuses("an authzid that is not authorised", Account.FORBIDDEN.getBytes(StandardCharsets.UTF_8)),
                refuses("an authzid with a NUL", (Account.NAME + "\0").getBytes(StandardCharsets.UTF_8)),
                refuses("an authzid that is not UTF-8", new byte[] {'u', (byte) 0xff}));
    }

    private Trial refuses(String what, byte[] message) {
        return servers.of(
                what,
                dialogue -> server(dialogue, Directory.usual()).hear(message).refused(what));
    }

    private Row policy() {
        return NoAnonymous.NAMED.row(
                "E3",
                "EXTERNAL lets nobody in without an identity, so it is there under a policy without anonymous logins",
                logins,
                clients);
    }
}

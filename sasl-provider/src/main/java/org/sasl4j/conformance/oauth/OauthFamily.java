package org.sasl4j.conformance.oauth;

import java.util.List;
import java.util.stream.Stream;
import org.sasl4j.conformance.Exact;
import org.sasl4j.conformance.Exact.Played;
import org.sasl4j.conformance.Family;
import org.sasl4j.conformance.LeftOut;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;

/** OAUTHBEARER (RFC 7628) and XOAUTH2. */
public final class OauthFamily implements Family {
    /** The family. */
    public OauthFamily() {}

    @Override
    public List<Row> rows() {
        return Row.inOrder(Stream.of(MessageRows.all(), OutcomeRows.all(), List.of(OlderRow.row())));
    }

    @Override
    public List<LeftOut> leftOut() {
        return List.of(
                new LeftOut("O6", "a port that is not the server's: there is no standard way to tell it its own"),
                new LeftOut("O8", "what an application is told of an error: there is no standard way to tell it"),
                new LeftOut("O11", "whether tokens are logged: logs are not seen from outside"));
    }

    /** How exchanges go. The token is the password of the login. */
    @Override
    public List<Exact> exact() {
        return Stream.of(Bearer.NAME, Bearer.OLDER)
                .flatMap(name -> Stream.of(
                        new Exact(Side.SERVER, name::equals, (dialogue, login) -> {
                            Tested server = dialogue.server();
                            String message = name.equals(Bearer.NAME)
                                    ? Bearer.message(Bearer.HEADER, "auth=Bearer " + login.password())
                                    : OlderRow.message(login.name(), login.password());
                            return new Played(server, last(server, server.hear(message)));
                        }),
                        new Exact(Side.CLIENT, name::equals, (dialogue, login) -> {
                            Tested client = dialogue.client(login);
                            return new Played(client, client.hearEmpty());
                        })))
                .toList();
    }

    /** After an error the client sends one more message. */
    private static Reply last(Tested server, Reply reply) {
        return reply.isRefusal() || reply.complete() ? reply : server.hear(Bearer.SEPARATOR);
    }
}

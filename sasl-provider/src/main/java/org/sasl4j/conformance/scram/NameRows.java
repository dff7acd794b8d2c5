package org.sasl4j.conformance.scram;

import static org.sasl4j.conformance.scram.Scram.CLIENTS;
import static org.sasl4j.conformance.scram.Scram.HOSTILE_TO_CLIENTS;
import static org.sasl4j.conformance.scram.Scram.HOSTILE_TO_SERVERS;
import static org.sasl4j.conformance.scram.Scram.SERVERS;
import static org.sasl4j.conformance.scram.Scram.serverRefusesBare;
import static org.sasl4j.conformance.scram.Scram.serverRefusesFirst;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Directory;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Violation;

/** Names: how they are written, and what they are good for (RFC 5802 sections 5 and 5.1). */
final class NameRows {
    private static final String RFC = "RFC 5802 section 5.1";
    private static final String SOFT_HYPHEN = "\u00AD"; // mapped to nothing (RFC 4013 section 2.1)

    private NameRows() {}

    static List<Row> all() {
        return List.of(quoting(), preparation(), authorization());
    }

    private static Row quoting() {
        return new Row(
                "S11",
                RFC,
                "names and authzids have =2C for a comma and =3D for =, undone once; any other = fails the exchange",
                named("n= with both", "a,b=c", "a=2Cb=3Dc"),
                named("n= of a name that looks quoted", "=2C", "=3D2C"),
                named("n= beyond ASCII", "jürgen€", "jürgen€"),
                acting("a= with both", "b,o=ss", "b=2Co=3Dss"),
                badName("=2c", "us=2cer"),
                badName("= at the end", "user="),
                badName("=3 at the end", "user=3"),
                badName("=41", "us=41er"),
                badName("= before another letter", "us=er"),
                badAuthorization("=2c", "bo=2css"),
                badAuthorization("= at the end", "boss="),
                writes("a name with both", new Login(null, "a,b=c", Account.PASSWORD, Map.of()), "a=2Cb=3Dc", ""),
                writes("a name that looks quoted", Login.of("=2C", Account.PASSWORD), "=3D2C", ""),
                writes("an authzid with both", Login.usual().as("b,o=ss"), Account.NAME, "b=2Co=3Dss"));
    }

    private static Trial named(String what, String name, String written) {
        return SERVERS.of(what, dialogue -> {
            KitClient kit = new KitClient(dialogue, Directory.of(Map.of(name, Account.PASSWORD)));
            kit.challenged(kit.begin("n=" + Octets.utf8(written) + ",r=" + KitClient.NONCE));
            return kit.admitted(kit.prove(), what, name);
        });
    }

    private static Trial acting(String what, String identity, String written) {
        return SERVERS.of(what, dialogue -> {
            KitClient kit = new KitClient(
                    dialogue, new Directory(Map.of(Account.NAME, Account.PASSWORD), Set.of(identity), Map.of()));
            kit.challenged(kit.begin(kit.flag() + ",a=" + written + ",", KitClient.usualBare()));
            return kit.admitted(kit.prove(), what, identity);
        });
    }

    private static Trial badName(String what, String written) {
        return serverRefusesBare("n= with " + what, "n=" + written + ",r=" + KitClient.NONCE);
    }

    private static Trial badAuthorization(String what, String written) {
        return serverRefusesFirst(
                "a= with " + what, kit -> kit.begin(kit.flag() + ",a=" + written + ",", KitClient.usualBare()));
    }

    private static Trial writes(String what, Login login, String name, String authorizationId) {
        return CLIENTS.of(what, dialogue -> {
            KitServer kit = KitServer.of(dialogue, login);
            ClientFirst first = kit.first();
            if (!first.name().equals(name) || !first.authorizationId().equals(authorizationId)) {
                throw new Violation("wrote " + what + " as n=" + first.name() + " and a=" + first.authorizationId());
            }
            return kit.challenge().finish();
        });
    }

    private static Row preparation() {
        String written = "us" + SOFT_HYPHEN + "er";
        return new Row(
                "S12",
                RFC,
                "a server looks a name up as SASLprep leaves it, computes with it as it was received, and fails one of"
                        + " which nothing is left; so does a client",
                SERVERS.of("a name that SASLprep changes", dialogue -> {
                    KitClient kit = new KitClient(
                            dialogue, Directory.of(Map.of(Account.NAME, Account.PASSWORD, written, Account.PASSWORD)));
                    kit.challenged(kit.begin("n=" + Octets.utf8(written) + ",r=" + KitClient.NONCE));
                    return kit.prove().completed("a name that SASLprep changes");
                }),
                HOSTILE_TO_SERVERS.of("a name of which nothing is left", dialogue -> {
                    KitClient kit = new KitClient(
                            dialogue, Directory.of(Map.of(SOFT_HYPHEN, Account.PASSWORD, "", Account.PASSWORD)));
                    var first = kit.begin("n=" + Octets.utf8(SOFT_HYPHEN) + ",r=" + KitClient.NONCE);
                    return kit.refused(first, "a name of which nothing is left");
                }),
                HOSTILE_TO_CLIENTS.of("to send a name of which nothing is left", dialogue -> dialogue.client(
                                Login.of(SOFT_HYPHEN, Account.PASSWORD)
                                        .with(Plus.properties(dialogue.candidate(), dialogue.mechanism())))
                        .begin()
                        .refused("to send a name of which nothing is left")));
    }

    private static Row authorization() {
        return new Row(
                "S17",
                RFC,
                "a server that has proof asks whether the name may act as the authzid; then that is who the client is",
                acting("an authzid that is authorised", Account.AUTHORIZED, Account.AUTHORIZED),
                acting("an authzid that is the name", Account.NAME, Account.NAME),
                HOSTILE_TO_SERVERS.of("an authzid that is not authorised", dialogue -> {
                    KitClient kit = KitClient.of(dialogue);
                    var first = kit.begin(kit.flag() + ",a=" + Account.FORBIDDEN + ",", KitClient.usualBare());
                    return kit.refused(first, "an authzid that is not authorised");
                }),
                writes("an authzid", Login.usual().as(Account.AUTHORIZED), Account.NAME, Account.AUTHORIZED));
    }
}

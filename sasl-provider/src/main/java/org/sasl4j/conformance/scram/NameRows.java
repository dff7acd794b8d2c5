package org.sasl4j.conformance.scram;

import static org.sasl4j.conformance.scram.Scram.CLIENTS;
import static org.sasl4j.conformance.scram.Scram.HOSTILE_TO_CLIENTS;
import static org.sasl4j.conformance.scram.Scram.HOSTILE_TO_SERVERS;
import static org.sasl4j.conformance.scram.Scram.SERVERS;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Directory;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Violation;

/** How names are written, and what they are used for (RFC 5802 sections 5 and 5.1). */
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
                badName("=2c", "al=2cice", "al,ice"),
                badName("= at the end", "alice=", "alice"),
                badName("=3 at the end", "alice=3", "alice"),
                badName("=41", "=41lice", "Alice"),
                badName("= before another letter", "al=ice", "alice"),
                badAuthorization("=2c", "bo=2css", "bo,ss"),
                badAuthorization("= at the end", "boss=", "boss"),
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

    /** A badly written name. Whatever a server reads it as, there is an account of that name. */
    private static Trial badName(String what, String written, String lenient) {
        Map<String, String> accounts = Map.of(written, Account.PASSWORD, lenient, Account.PASSWORD);
        return refuses("n= with " + what, Directory.of(accounts), flag -> flag + ",,", written);
    }

    private static Trial badAuthorization(String what, String written, String lenient) {
        Directory roles = new Directory(Map.of(Account.NAME, Account.PASSWORD), Set.of(written, lenient), Map.of());
        return refuses("a= with " + what, roles, flag -> flag + ",a=" + written + ",", Account.NAME);
    }

    private static Trial refuses(String what, Directory directory, UnaryOperator<String> header, String name) {
        return HOSTILE_TO_SERVERS.of(what, dialogue -> {
            KitClient kit = new KitClient(dialogue, directory);
            String bare = "n=" + Octets.utf8(name) + ",r=" + KitClient.NONCE;
            return kit.refused(kit.begin(header.apply(kit.flag()), bare), what);
        });
    }

    private static Trial writes(String what, Login login, String name, String authorizationId) {
        return CLIENTS.of(what, dialogue -> {
            KitServer kit = KitServer.of(dialogue, login);
            ClientFirst first = kit.first();
            if (!first.name().equals(name) || !first.authorizationId().equals(authorizationId)) {
                throw new Violation("wrote " + what + " as n=" + Octets.shown(first.name()) + " and a="
                        + Octets.shown(first.authorizationId()));
            }
            return kit.challenge().finish();
        });
    }

    private static Row preparation() {
        String written = "al" + SOFT_HYPHEN + "ice";
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
                refuses(
                        "a name of which nothing is left",
                        Directory.of(Map.of(SOFT_HYPHEN, Account.PASSWORD, "", Account.PASSWORD)),
                        flag -> flag + ",,",
                        SOFT_HYPHEN),
                HOSTILE_TO_CLIENTS.of("its own name, of which nothing is left", dialogue -> dialogue.client(
                                Login.of(SOFT_HYPHEN, Account.PASSWORD)
                                        .with(Plus.properties(dialogue.candidate(), dialogue.mechanism())))
                        .begin()
                        .refused("its own name, of which nothing is left")));
    }

    private static Row authorization() {
        return new Row(
                "S17",
                RFC,
                "a server that has proof asks whether the name may act as the authzid; then that is who the client is",
                acting("an authzid that is authorised", Account.AUTHORIZED, Account.AUTHORIZED),
                acting("an authzid that is the name", Account.NAME, Account.NAME),
                refuses(
                        "an authzid that is not authorised",
                        Directory.usual(),
                        flag -> flag + ",a=" + Account.FORBIDDEN + ",",
                        Account.NAME),
                writes("an authzid", Login.usual().as(Account.AUTHORIZED), Account.NAME, Account.AUTHORIZED));
    }
}

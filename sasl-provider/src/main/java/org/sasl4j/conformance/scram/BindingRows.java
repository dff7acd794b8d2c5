package org.sasl4j.conformance.scram;

import static org.sasl4j.conformance.scram.Scram.BASE_SERVERS;
import static org.sasl4j.conformance.scram.Scram.CLIENTS;
import static org.sasl4j.conformance.scram.Scram.HOSTILE_TO_SERVERS;
import static org.sasl4j.conformance.scram.Scram.PLUS_CLIENTS;
import static org.sasl4j.conformance.scram.Scram.serverRefusesFirst;

import java.util.List;
import java.util.function.UnaryOperator;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Directory;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.NotOffered;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Violation;

/** Channel binding, and the flag that says whether the client could have bound (RFC 5802 section 6). */
final class BindingRows {
    private static final String RFC = "RFC 5802 section 6";

    private BindingRows() {}

    static List<Row> all() {
        return List.of(value(), flagHeard(), flagSent(), nothingToBind());
    }

    private static Row value() {
        return new Row(
                "S1",
                RFC,
                "a server rebuilds c= from the GS2 header and the channel binding, and compares all of it, also where"
                        + " nothing is bound",
                Scram.serverLogin(),
                binds("another flag", header -> header.startsWith("n") ? "y,," : "n,,"),
                binds("an octet behind it", header -> header + "x"),
                binds("its last octet gone", header -> header.substring(0, header.length() - 1)),
                binds("something else", header -> "\0\0\0"),
                binds("a binding of another type", header -> "p=tls-unique,,garbage"),
                binds("an authzid that was not sent", header -> header.replaceFirst(",,", ",a=boss,")),
                raw("c= that is not base64", "!!!!"),
                raw("c= without a value", ""));
    }

    /** The right proof, computed over a c= with something else in it. */
    private static Trial binds(String what, UnaryOperator<String> input) {
        String title = "c= with " + what;
        return HOSTILE_TO_SERVERS.of(title, dialogue -> {
            KitClient kit = KitClient.of(dialogue).start();
            String usual = kit.flag() + ",," + Plus.data(dialogue.candidate(), dialogue.mechanism());
            String other = Octets.base64(input.apply(usual));
            return kit.prove("c=" + other + ",r=" + kit.challenge().nonce()).refused(title);
        });
    }

    private static Trial raw(String title, String value) {
        return Scram.serverRefusesLast(
                title, kit -> kit.prove("c=" + value + ",r=" + kit.challenge().nonce()));
    }

    private static Row flagHeard() {
        return new Row(
                "S6",
                RFC,
                "a server takes n, and y where it has no channel binding; it fails y where it has one, for somebody changed"
                        + " its offer, and p= without -PLUS or of a type that it has not",
                takes("the flag n", "n"),
                takes("the flag y where there is no binding", "y"),
                BASE_SERVERS.of("the flag n where there is a binding", dialogue -> {
                    KitClient kit = bound(dialogue);
                    kit.challenged(kit.begin("n,,", KitClient.usualBare()));
                    return kit.admitted(kit.prove(), "the flag n where there is a binding", Account.NAME);
                }),
                Scram.hostileToBaseServers().of("the flag y where there is a binding", dialogue -> bound(dialogue)
                        .begin("y,,", KitClient.usualBare())
                        .refused("the flag y where there is a binding")),
                serverRefusesFirst(
                        "the flag p= of a type that there is not",
                        kit -> kit.begin("p=no-such-type,,", KitClient.usualBare())));
    }

    /** A base mechanism has to accept the flag. A -PLUS mechanism has to refuse it. */
    private static Trial takes(String what, String flag) {
        return HOSTILE_TO_SERVERS.of(what, dialogue -> {
            KitClient kit = KitClient.of(dialogue);
            var first = kit.begin(flag + ",,", KitClient.usualBare());
            if (Plus.isPlus(dialogue.mechanism())) {
                return first.refused(what + " with -PLUS");
            }
            kit.challenged(first);
            return kit.admitted(kit.prove(), what, Account.NAME);
        });
    }

    /** A server without -PLUS on a connection that has a binding. */
    private static KitClient bound(Dialogue dialogue) {
        return new KitClient(
                dialogue,
                Directory.usual().with(Plus.binding(dialogue.candidate()).properties()));
    }

    private static Row flagSent() {
        return new Row(
                "S7",
                RFC,
                "a client that was not told what the server offers sends n, and p= with -PLUS; never p= without -PLUS",
                CLIENTS.of("the first message", dialogue -> {
                    String flag = KitServer.of(dialogue).first().flag();
                    String expected = Plus.flag(dialogue.candidate(), dialogue.mechanism());
                    if (!flag.equals(expected)) {
                        throw new Violation("sent the flag " + flag + " and not " + expected);
                    }
                    return "sent the flag " + flag;
                }));
    }

    private static Row nothingToBind() {
        return new Row(
                "S8",
                RFC,
                "a client of -PLUS that has no channel binding fails, and never falls back to n or y",
                PLUS_CLIENTS.of("no binding", dialogue -> {
                    try {
                        return dialogue.client(Login.usual()).begin().refused("to begin without a binding");
                    } catch (NotOffered e) {
                        return "makes no client without a binding";
                    }
                }));
    }
}

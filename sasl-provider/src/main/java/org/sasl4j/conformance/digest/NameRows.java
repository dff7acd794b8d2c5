package org.sasl4j.conformance.digest;

import static org.sasl4j.conformance.digest.Digest.CLIENTS;
import static org.sasl4j.conformance.digest.Digest.HOSTILE_TO_CLIENTS;
import static org.sasl4j.conformance.digest.Digest.HOSTILE_TO_SERVERS;
import static org.sasl4j.conformance.digest.Digest.SERVERS;
import static org.sasl4j.conformance.digest.KitServer.CHALLENGE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Directory;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Trial;
import org.sasl4j.conformance.Violation;

/** How names and passwords become octets, and whom a client acts as (RFC 2831 sections 2.1.1 and 2.1.2.1). */
final class NameRows {
    private static final String WITHOUT_CHARSET = CHALLENGE.replace(",charset=utf-8", "");
    private static final String LATIN_NAME = "andré";
    private static final String LATIN_PASSWORD = "passé";
    private static final String FOREIGN_NAME = "алиса";
    private static final String FOREIGN_PASSWORD = "пароль";

    private NameRows() {}

    static List<Row> all() {
        return List.of(hashing(), withoutCharset(), authorization());
    }

    private static Row hashing() {
        return new Row(
                "D9",
                "RFC 2831 sections 2.1.2.1 and 8",
                "with charset=utf-8, a name or password that is all in ISO 8859-1 is sent in UTF-8 and hashed in ISO 8859-1;"
                        + " any other is hashed in UTF-8",
                client(Account.NAME, LATIN_PASSWORD, CHALLENGE),
                client(LATIN_NAME, LATIN_PASSWORD, CHALLENGE),
                client(LATIN_NAME, FOREIGN_PASSWORD, CHALLENGE),
                client(FOREIGN_NAME, LATIN_PASSWORD, CHALLENGE),
                client(FOREIGN_NAME, FOREIGN_PASSWORD, CHALLENGE),
                server(Account.NAME, LATIN_PASSWORD, UnaryOperator.identity()),
                server(LATIN_NAME, LATIN_PASSWORD, UnaryOperator.identity()),
                server(LATIN_NAME, FOREIGN_PASSWORD, UnaryOperator.identity()),
                server(FOREIGN_NAME, LATIN_PASSWORD, UnaryOperator.identity()),
                server(FOREIGN_NAME, FOREIGN_PASSWORD, UnaryOperator.identity()));
    }

    private static Trial client(String name, String password, String challenge) {
        return CLIENTS.of(title(name, password), dialogue -> KitServer.of(dialogue, Login.of(name, password))
                .login(challenge));
    }

    private static Trial server(String name, String password, UnaryOperator<Answer> changed) {
        return SERVERS.of(title(name, password), dialogue -> {
            KitClient kit = KitClient.of(dialogue, Directory.of(Map.of(name, password)));
            Answer answer = changed.apply(kit.usual(Login.of(name, password)));
            return kit.admitted(
                    kit.server().hear(Octets.of(answer.text(password))), answer, password, "the login", name);
        });
    }

    private static String title(String name, String password) {
        return name + " with " + password;
    }

    private static Row withoutCharset() {
        return new Row(
                "D10",
                "RFC 2831 section 2.1.1",
                "without charset=utf-8 names and passwords are in ISO 8859-1; what it does not have cannot be sent, and is"
                        + " not sent as another character",
                client(Account.NAME, Account.PASSWORD, WITHOUT_CHARSET),
                client(LATIN_NAME, LATIN_PASSWORD, WITHOUT_CHARSET),
                notSent("a name beyond it", Login.of(FOREIGN_NAME, Account.PASSWORD)),
                notSent("a password beyond it", Login.of(Account.NAME, FOREIGN_PASSWORD)),
                server(Account.NAME, Account.PASSWORD, answer -> answer.without("charset")),
                server(LATIN_NAME, LATIN_PASSWORD, answer -> answer.without("charset")));
    }

    private static Trial notSent(String what, Login login) {
        return HOSTILE_TO_CLIENTS.of(what, dialogue -> KitServer.of(dialogue, login)
                .challenge(WITHOUT_CHARSET)
                .refusedProperly(what));
    }

    private static Row authorization() {
        return new Row(
                "D11",
                "RFC 2831 section 2.1.2.1",
                "A1 holds the authzid if it is sent, in UTF-8 whatever the charset is; an empty one is none; a server lets a"
                        + " client act as another only if it may",
                CLIENTS.of("an authzid", dialogue -> acting(dialogue, Account.AUTHORIZED, CHALLENGE)),
                CLIENTS.of("an authzid beyond ASCII", dialogue -> acting(dialogue, "bøss", CHALLENGE)),
                CLIENTS.of(
                        "an authzid beyond ASCII without charset",
                        dialogue -> acting(dialogue, "bøss", WITHOUT_CHARSET)),
                CLIENTS.of("no authzid", dialogue -> sendsNone(dialogue, Login.usual())),
                CLIENTS.of(
                        "an empty authzid",
                        dialogue -> sendsNone(dialogue, Login.usual().as(""))),
                SERVERS.of("an authzid that is authorised", dialogue -> admits(dialogue, Account.AUTHORIZED)),
                SERVERS.of("an authzid beyond ASCII that is authorised", dialogue -> admits(dialogue, "bøss")),
                SERVERS.of("an authzid that is the name", dialogue -> admits(dialogue, Account.NAME)),
                Digest.serverRefusesAnswer(
                        "an authzid that is not authorised", answer -> answer.with("authzid", Account.FORBIDDEN)),
                Digest.serverRefuses("an authzid that was not hashed", text -> text + ",authzid=\"boss\""),
                HOSTILE_TO_SERVERS.of("a wrong password", dialogue -> {
                    KitClient kit = KitClient.of(dialogue);
                    return kit.server().hear(kit.usual().text("wrong")).refusedProperly("a wrong password");
                }));
    }

    private static String acting(Dialogue dialogue, String identity, String challenge) {
        return KitServer.of(dialogue, Login.usual().as(identity)).login(challenge);
    }

    private static String sendsNone(Dialogue dialogue, Login login) {
        KitServer kit = KitServer.of(dialogue, login);
        if (kit.answered(CHALLENGE).has("authzid")) {
            throw new Violation("sent an authzid where there is none");
        }
        return kit.finish();
    }

    private static String admits(Dialogue dialogue, String identity) {
        Directory directory = new Directory(Directory.usual().passwords(), Set.of(identity), Map.of());
        KitClient kit = KitClient.of(dialogue, directory);
        Answer answer = kit.usual().with("authzid", identity);
        return kit.admitted(kit.say(answer), answer, Account.PASSWORD, "an authzid", identity);
    }
}

package org.sasl4j.conformance.scram;

import static org.sasl4j.conformance.scram.Scram.HOSTILE_TO_SERVERS;
import static org.sasl4j.conformance.scram.Scram.clientRefusesFirst;
import static org.sasl4j.conformance.scram.Scram.clientRefusesLast;
import static org.sasl4j.conformance.scram.Scram.serverRefusesBare;
import static org.sasl4j.conformance.scram.Scram.serverRefusesFirst;
import static org.sasl4j.conformance.scram.Scram.serverRefusesLast;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Trial;

/** The form of messages (RFC 5802 section 7). */
final class SyntaxRows {
    private static final String RFC = "RFC 5802 section 7";
    private static final String NAME = "n=" + Account.NAME;
    private static final String NONCE = "r=" + KitClient.NONCE;

    private SyntaxRows() {}

    static List<Row> all() {
        List<Trial> form = new ArrayList<>();
        form.addAll(clientFirst());
        form.addAll(clientFinal());
        form.addAll(serverFirst());
        form.addAll(serverFinal());
        String demand = "attributes stand in their order, once, with a value; base64 is canonical; there is no NUL, and"
                + " nothing that is not UTF-8; all else fails";
        return List.of(new Row("S14", RFC, demand, form), emptyFirst());
    }

    private static List<Trial> clientFirst() {
        return List.of(
                serverRefusesBare("r= before n=", NONCE + "," + NAME),
                serverRefusesBare("no n=", NONCE),
                serverRefusesBare("no r=", NAME),
                serverRefusesBare("n= twice", NAME + "," + NAME + "," + NONCE),
                serverRefusesBare("r= twice", NAME + "," + NONCE + "," + NONCE),
                serverRefusesBare("n= without a value", "n=," + NONCE),
                serverRefusesBare("r= without a value", NAME + ",r="),
                serverRefusesBare("a comma behind the first message", NAME + "," + NONCE + ","),
                serverRefusesBare("a comma before n=", "," + NAME + "," + NONCE),
                serverRefusesBare("N= and R=", "N=" + Account.NAME + ",R=" + KitClient.NONCE),
                serverRefusesBare("NUL behind the name", NAME + "\0," + NONCE),
                serverRefusesBare("a name that is not UTF-8", NAME + "\u00ff," + NONCE),
                serverRefusesBare("an extension that is not UTF-8", NAME + "," + NONCE + ",x=\u00c3"),
                serverRefusesFirst("no GS2 header", kit -> kit.begin("", KitClient.usualBare())),
                serverRefusesFirst(
                        "one comma in the GS2 header", kit -> kit.begin(kit.flag() + ",", KitClient.usualBare())),
                serverRefusesFirst("an unknown flag", kit -> kit.begin("x,,", KitClient.usualBare())),
                serverRefusesFirst(
                        "an authzid without a=", kit -> kit.begin(kit.flag() + ",boss,", KitClient.usualBare())),
                serverRefusesFirst("an empty authzid", kit -> kit.begin(kit.flag() + ",a=,", KitClient.usualBare())));
    }

    private static List<Trial> clientFinal() {
        return List.of(
                serverRefusesLast(
                        "r= before c=", kit -> kit.prove("r=" + kit.challenge().nonce() + ",c=" + kit.binding())),
                serverRefusesLast(
                        "no c=", kit -> kit.prove("r=" + kit.challenge().nonce())),
                serverRefusesLast("no r= in the last message", kit -> kit.prove("c=" + kit.binding())),
                serverRefusesLast("c= twice", kit -> kit.prove("c=" + kit.binding() + "," + kit.withoutProof())),
                serverRefusesLast(
                        "r= twice in the last message",
                        kit -> kit.prove(
                                kit.withoutProof() + ",r=" + kit.challenge().nonce())),
                last("no p=", usual -> usual.substring(0, usual.lastIndexOf(",p="))),
                last("p= without a value", usual -> usual.substring(0, usual.lastIndexOf(",p=")) + ",p="),
                last("something behind p=", usual -> usual + ",x=y"),
                last("a comma behind p=", usual -> usual + ","),
                last("NUL behind p=", usual -> usual + "\0"),
                last("a line break behind p=", usual -> usual + "\n"),
                last("a space in p=", usual -> usual.replace(",p=", ",p= ")),
                last("p= that is not base64", usual -> usual.replace(",p=", ",p=!")),
                last("p= without its padding", SyntaxRows::unpadded));
    }

    private static Trial last(String what, UnaryOperator<String> rewritten) {
        return serverRefusesLast(what, kit -> kit.say(rewritten));
    }

    /**
     * Removes the padding. With SHA-384 there is none. Then the last character is removed, which leaves no valid base64
     * either.
     */
    private static String unpadded(String usual) {
        return usual.endsWith("=") ? usual.replaceFirst("=+$", "") : usual.substring(0, usual.length() - 1);
    }

    private static List<Trial> serverFirst() {
        return List.of(
                first("s= before r=", kit -> "s=" + KitServer.SALT_TEXT + ",r=" + kit.nonce() + ",i=4096"),
                first("i= before s=", kit -> "r=" + kit.nonce() + ",i=4096,s=" + KitServer.SALT_TEXT),
                first("no s=", kit -> "r=" + kit.nonce() + ",i=4096"),
                first("no i=", kit -> "r=" + kit.nonce() + ",s=" + KitServer.SALT_TEXT),
                first("r= of the server twice", kit -> "r=" + kit.nonce() + "," + kit.usual()),
                first("s= twice", kit -> kit.usual().replace(",i=", ",s=AAAA,i=")),
                first("i= twice", kit -> kit.usual() + ",i=4097"),
                first("s= without a value", kit -> "r=" + kit.nonce() + ",s=,i=4096"),
                first("s= that is not base64", kit -> "r=" + kit.nonce() + ",s=!!!!,i=4096"),
                first("s= without its padding", kit -> "r=" + kit.nonce() + ",s=AAAAAA,i=4096"),
                first("a space in s=", kit -> "r=" + kit.nonce() + ",s=AAAA AAAA,i=4096"),
                first("a comma behind the server's first message", kit -> kit.usual() + ","),
                first("NUL behind i=", kit -> kit.usual() + "\0"),
                first("a server-first-message that is not UTF-8", kit -> kit.usual() + ",x=\u00ff"),
                first("nothing at all", kit -> ""));
    }

    private static Trial first(String what, Function<KitServer, String> message) {
        return clientRefusesFirst(what, message);
    }

    private static List<Trial> serverFinal() {
        return List.of(
                clientRefusesLast("an extension before v=", usual -> "x=y," + usual),
                clientRefusesLast("v= twice", usual -> usual + "," + usual),
                clientRefusesLast("a comma behind v=", usual -> usual + ","),
                clientRefusesLast("NUL behind v=", usual -> usual + "\0"),
                clientRefusesLast("a line break behind v=", usual -> usual + "\n"),
                clientRefusesLast("v= and e=", usual -> usual + ",e=other-error"),
                clientRefusesLast("V=", usual -> "V=" + usual.substring(2)),
                clientRefusesLast("v= without its padding", SyntaxRows::unpadded));
    }

    private static Row emptyFirst() {
        return new Row(
                "S21",
                "RFC 4422 section 5",
                "an empty first response means that the client has sent none yet: the server challenges with nothing, once",
                HOSTILE_TO_SERVERS.of("an empty message, then the right ones", dialogue -> {
                    KitClient kit = KitClient.of(dialogue);
                    kit.server().challengesWithNothing();
                    kit.start();
                    return kit.admitted(kit.prove(), "an exchange that began with an empty message", Account.NAME);
                }),
                HOSTILE_TO_SERVERS.of("two empty messages", dialogue -> {
                    KitClient kit = KitClient.of(dialogue);
                    kit.server().begin();
                    return kit.server().begin().refused("a second empty message");
                }));
    }
}

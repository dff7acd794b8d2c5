package org.sasl4j.conformance.scram;

import static org.sasl4j.conformance.scram.Scram.CLIENTS;
import static org.sasl4j.conformance.scram.Scram.SERVERS;
import static org.sasl4j.conformance.scram.Scram.clientRefusesFirst;
import static org.sasl4j.conformance.scram.Scram.clientRefusesLast;
import static org.sasl4j.conformance.scram.Scram.serverRefusesBare;
import static org.sasl4j.conformance.scram.Scram.serverRefusesLast;

import java.util.List;
import org.sasl4j.conformance.Account;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Trial;

/** What a later SCRAM may add to messages (RFC 5802 section 5.1). */
final class ExtensionRows {
    private static final String RFC = "RFC 5802 section 5.1";
    private static final String NAME = "n=" + Account.NAME;
    private static final String NONCE = "r=" + KitClient.NONCE;

    private ExtensionRows() {}

    static List<Row> all() {
        return List.of(mandatory(), optional());
    }

    private static Row mandatory() {
        return new Row(
                "S4",
                RFC,
                "m= in any message, wherever it stands, fails the exchange: it is a mandatory extension, and there is none",
                serverRefusesBare("m= before n=", "m=x," + NAME + "," + NONCE),
                serverRefusesBare("m= before r=", NAME + ",m=x," + NONCE),
                serverRefusesBare("m= after r=", NAME + "," + NONCE + ",m=x"),
                serverRefusesLast("m= before c=", kit -> kit.prove("m=x," + kit.withoutProof())),
                serverRefusesLast(
                        "m= after c=", kit -> kit.prove(kit.withoutProof().replace(",r=", ",m=x,r="))),
                serverRefusesLast("m= before p=", kit -> kit.prove(kit.withoutProof() + ",m=x")),
                clientRefusesFirst("m= before the server's r=", kit -> "m=x," + kit.usual()),
                clientRefusesFirst("m= before s=", kit -> kit.usual().replace(",s=", ",m=x,s=")),
                clientRefusesFirst("m= after i=", kit -> kit.usual() + ",m=x"),
                clientRefusesLast("m= before v=", usual -> "m=x," + usual),
                clientRefusesLast("m= after v=", usual -> usual + ",m=x"));
    }

    private static Row optional() {
        return new Row(
                "S5",
                RFC,
                "extensions that a peer does not know are ignored, and yet are part of AuthMessage, octet for octet",
                begins("an extension after r=", ",x=y"),
                begins("two extensions with = in them after r=", ",x=a==,t=b=c"),
                begins("an extension beyond ASCII after r=", Octets.utf8(",x=é€")),
                SERVERS.of("an extension before p=", dialogue -> {
                    KitClient kit = KitClient.of(dialogue).start();
                    return kit.admitted(
                            kit.prove(kit.withoutProof() + ",x=y,t=a=b"), "an extension before p=", Account.NAME);
                }),
                challenged("an extension after i=", ",h=dGVzdA=="),
                challenged("two extensions after i=", ",x=y,t=a=b"),
                CLIENTS.of("an extension after v=", dialogue -> KitServer.of(dialogue)
                        .challenge()
                        .finish(usual -> usual + ",x=y=")
                        .completed("an extension after v=")));
    }

    private static Trial begins(String what, String extension) {
        return SERVERS.of(what, dialogue -> {
            KitClient kit = KitClient.of(dialogue);
            kit.challenged(kit.begin(KitClient.usualBare() + extension));
            return kit.admitted(kit.prove(), what, Account.NAME);
        });
    }

    private static Trial challenged(String what, String extension) {
        return CLIENTS.of(what, dialogue -> {
            KitServer kit = KitServer.of(dialogue);
            kit.proven(kit.challenge(kit.usual() + extension));
            return kit.finish();
        });
    }
}

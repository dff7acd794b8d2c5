package org.sasl4j.conformance.digest;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.sasl4j.conformance.Exact;
import org.sasl4j.conformance.Exact.Played;
import org.sasl4j.conformance.Family;
import org.sasl4j.conformance.LeftOut;
import org.sasl4j.conformance.Octets;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Side;

/** DIGEST-MD5 (RFC 2831) and its security layer. */
public final class DigestFamily implements Family {
    /** The family. */
    public DigestFamily() {}

    @Override
    public List<Row> rows() {
        return Row.inOrder(Stream.of(
                FormRows.all(),
                ChoiceRows.all(),
                NameRows.all(),
                ProofRows.all(),
                List.of(BufferRow.row()),
                LayerRows.all()));
    }

    @Override
    public List<LeftOut> leftOut() {
        return List.of(
                new LeftOut(
                        "D13",
                        "other names of a server, and one that is bound to none: there is no standard way to name them"),
                new LeftOut("D14", "whether nonces can be guessed: a few of them do not show it"),
                new LeftOut(
                        "D16",
                        "whether more than the peer's maxbuf is wrapped: a caller that asks for it ignores"
                                + " Sasl.RAW_SEND_SIZE"),
                new LeftOut("D17", "numbers beyond 2^32: it would take too many messages to get there"),
                new LeftOut("D19", "subsequent authentication itself: there is no standard way to ask for it"),
                new LeftOut(
                        "D21", "a JVM without RC4, DES or MD5: the kit runs in the same JVM and needs them itself"));
    }

    @Override
    public List<Exact> exact() {
        return List.of(
                new Exact(Side.SERVER, Digest.NAME::equals, (dialogue, login) -> {
                    KitClient kit = KitClient.of(dialogue);
                    return new Played(
                            kit.server(),
                            kit.server().hear(Octets.of(kit.usual(login).text(login.password()))));
                }),
                new Exact(Side.CLIENT, Digest.NAME::equals, (dialogue, login) -> {
                    KitServer kit = KitServer.of(dialogue, login);
                    kit.answered(KitServer.CHALLENGE);
                    return new Played(kit.client(), kit.finish(UnaryOperator.identity()));
                }));
    }
}

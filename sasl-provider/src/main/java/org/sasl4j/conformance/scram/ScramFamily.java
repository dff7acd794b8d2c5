package org.sasl4j.conformance.scram;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.sasl4j.conformance.Exact;
import org.sasl4j.conformance.Exact.Played;
import org.sasl4j.conformance.Family;
import org.sasl4j.conformance.LeftOut;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Side;

/** SCRAM with any hash, with and without -PLUS. */
public final class ScramFamily implements Family {
    /** The family. */
    public ScramFamily() {}

    @Override
    public List<Row> rows() {
        return Row.inOrder(Stream.of(
                BindingRows.all(),
                NonceRows.all(),
                ExtensionRows.all(),
                ProofRows.all(),
                NameRows.all(),
                NumberRows.all(),
                SyntaxRows.all(),
                UserRows.all()));
    }

    @Override
    public List<LeftOut> leftOut() {
        return List.of(
                new LeftOut(
                        "S7", "y, where a client knows what the server offered: there is no standard way to tell it"),
                new LeftOut("S8", "a certificate whose hash is unknown: it needs a TLS connection"),
                new LeftOut(
                        "S18", "equal work for a user that does not exist: time on a shared machine proves nothing"),
                new LeftOut("S19", "stored keys, one for each hash: standard callbacks know only passwords"),
                new LeftOut("S23", "tls-exporter and its label: it needs a TLS connection"),
                new LeftOut("S24", "the hash of tls-server-end-point: it needs a TLS connection and certificates"),
                new LeftOut(
                        "S25",
                        "the order in which mechanisms are preferred: javax.security.sasl leaves it to callers"));
    }

    @Override
    public List<Exact> exact() {
        return List.of(
                new Exact(Side.SERVER, Scram::isScram, (dialogue, login) -> {
                    KitClient kit = KitClient.of(dialogue);
                    kit.challenged(kit.begin("n=" + login.name() + ",r=" + KitClient.NONCE));
                    return new Played(kit.server(), kit.prove(kit.withoutProof(), login.password()));
                }),
                new Exact(Side.CLIENT, Scram::isScram, (dialogue, login) -> {
                    KitServer kit = KitServer.of(dialogue, login).challenge();
                    return new Played(kit.client(), kit.finish(UnaryOperator.identity()));
                }));
    }
}

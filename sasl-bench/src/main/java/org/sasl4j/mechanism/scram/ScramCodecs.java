package org.sasl4j.mechanism.scram;

import java.util.Map;
import org.sasl4j.Bytes;
import org.sasl4j.ClientContext;
import org.sasl4j.ServerContext;
import org.sasl4j.bench.Users;
import org.sasl4j.bench.message.Codec;
import org.sasl4j.bench.message.ScramMessage;
import org.sasl4j.bench.message.ScramMessage.Parts;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.message.Gs2Header;

/** Our codecs for SCRAM's messages. */
public final class ScramCodecs {
    private ScramCodecs() {}

    /**
     * The codec for a message.
     *
     * @param message the message
     * @return a codec that reads the message's octets and writes its parts
     */
    public static Codec of(ScramMessage message) {
        byte[] octets = message.octets();
        return switch (message) {
            case CLIENT_FIRST -> {
                ClientContext client = Users.client();
                ServerContext server = StoreServerContext.of(Users.store());
                yield new Codec(() -> ClientFirst.parse(octets, server), () -> {
                    Gs2Header header = Gs2Header.unbound(Gs2Header.Flag.NOT_SUPPORTED, "", client);
                    return ClientFirst.of(header, Users.NAME, Parts.CLIENT_NONCE, Map.of(), client)
                            .encode();
                });
            }
            case SERVER_FIRST -> {
                Bytes salt = Bytes.copyOf(Parts.salt());
                yield new Codec(
                        () -> ServerFirst.parse(octets), () -> ServerFirst.of(Parts.NONCE, salt, Parts.ITERATIONS)
                                .encode());
            }
            case CLIENT_FINAL -> {
                byte[] proof = Parts.proof();
                byte[] header = {'n', ',', ','};
                yield new Codec(
                        () -> ClientFinal.parse(octets),
                        () -> ClientFinal.encode(ClientFinal.withoutProof(header, Parts.NONCE), proof));
            }
            case SERVER_FINAL -> {
                byte[] verifier = Parts.verifier();
                yield new Codec(() -> ServerFinal.parse(octets), () -> ServerFinal.encode(verifier));
            }
        };
    }
}

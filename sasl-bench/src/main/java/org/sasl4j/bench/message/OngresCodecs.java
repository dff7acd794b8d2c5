package org.sasl4j.bench.message;

import com.ongres.scram.common.ClientFinalMessage;
import com.ongres.scram.common.ClientFirstMessage;
import com.ongres.scram.common.Gs2CbindFlag;
import com.ongres.scram.common.Gs2Header;
import com.ongres.scram.common.ServerFinalMessage;
import com.ongres.scram.common.ServerFirstMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.sasl4j.bench.Users;
import org.sasl4j.bench.message.ScramMessage.Parts;

/** The codecs of ongres for SCRAM's messages. ongres is a client, so it only writes client-final-message. */
final class OngresCodecs {
    private OngresCodecs() {}

    static Codec of(ScramMessage message) {
        byte[] octets = message.octets();
        return switch (message) {
            case CLIENT_FIRST ->
                new Codec(
                        () -> ClientFirstMessage.parseFrom(text(octets)),
                        () -> octets(new ClientFirstMessage(Users.NAME, Parts.CLIENT_NONCE)));
            case SERVER_FIRST -> {
                byte[] salt = Parts.salt();
                yield new Codec(
                        () -> ServerFirstMessage.parseFrom(text(octets), Parts.CLIENT_NONCE),
                        () -> octets(new ServerFirstMessage(
                                Parts.CLIENT_NONCE,
                                Parts.SERVER_NONCE,
                                Base64.getEncoder().encodeToString(salt),
                                Parts.ITERATIONS)));
            }
            case CLIENT_FINAL -> {
                Gs2Header header = new Gs2Header(Gs2CbindFlag.CLIENT_NOT);
                byte[] proof = Parts.proof();
                yield new Codec(
                        () -> {
                            throw new UnsupportedOperationException("ongres reads no " + message);
                        },
                        () -> octets(new ClientFinalMessage(header, new byte[0], Parts.NONCE, proof)));
            }
            case SERVER_FINAL -> {
                byte[] verifier = Parts.verifier();
                yield new Codec(
                        () -> ServerFinalMessage.parseFrom(text(octets)),
                        () -> octets(new ServerFinalMessage(verifier)));
            }
        };
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static byte[] octets(Object message) {
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }
}

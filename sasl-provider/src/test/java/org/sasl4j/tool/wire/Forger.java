package org.sasl4j.tool.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.sasl4j.provider.Sasl4jProvider;

/** A client that logs in rightly under auth-int, and whose next frame has a wrong MAC. */
final class Forger {
    private static final String MECHANISM = "DIGEST-MD5";

    private final WireLines lines;
    private final SaslClient client;

    Forger(WireLines lines) throws IOException {
        this.lines = lines;
        this.client = new Sasl4jProvider()
                .clientFactory()
                .createSaslClient(
                        new String[] {MECHANISM},
                        null,
                        "sasl",
                        "localhost",
                        Map.of(Sasl.QOP, "auth-int"),
                        callbacks -> {
                            for (var callback : callbacks) {
                                if (callback instanceof NameCallback name) {
                                    name.setName(Papers.USER);
                                } else if (callback instanceof PasswordCallback secret) {
                                    secret.setPassword(Papers.PASSWORD.toCharArray());
                                }
                            }
                        });
    }

    Forger logIn() throws IOException {
        ClientDialect spoken = new LinesClient(lines);
        spoken.offered();
        new ClientLogin(spoken, client, MessagePrinter.silent().of(MECHANISM)).run();
        return this;
    }

    void forge() throws IOException {
        byte[] message = "O Romeo".getBytes(StandardCharsets.US_ASCII);
        byte[] frame = client.wrap(message, 0, message.length);
        frame[0] ^= 1;
        lines.output()
                .write(ByteBuffer.allocate(Integer.BYTES + frame.length)
                        .putInt(frame.length)
                        .put(frame)
                        .array());
        lines.output().flush();
    }
}

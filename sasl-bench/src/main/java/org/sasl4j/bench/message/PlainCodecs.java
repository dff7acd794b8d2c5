package org.sasl4j.bench.message;

import java.nio.charset.StandardCharsets;
import org.sasl4j.ClientContext;
import org.sasl4j.Secret;
import org.sasl4j.bench.Users;
import org.sasl4j.message.PlainMessage;

/** PLAIN's message. */
final class PlainCodecs {
    private PlainCodecs() {}

    static Codec message() {
        ClientContext context = Users.client();
        byte[] octets = ("\0" + Users.NAME + "\0" + new String(Users.password())).getBytes(StandardCharsets.UTF_8);
        Secret password = Secret.of(Users.password());
        return new Codec(
                () -> PlainMessage.parse(octets, context),
                () -> PlainMessage.encode("", Users.NAME, password, context));
    }
}

package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.params.provider.Arguments;
import org.sasl4j.Service;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Sasl4jProvider;

/** Who plays the client and who the server of a mechanism that the JDK has as well. */
record Sides(String mechanism, Side client, Side server) {
    static final String DIGEST_MD5 = "DIGEST-MD5";
    static final String CRAM_MD5 = "CRAM-MD5";

    /** All that can meet with a mechanism: each plays either side against each, itself too. */
    static Stream<Sides> of(String mechanism) {
        return Arrays.stream(Side.values())
                .flatMap(client -> Arrays.stream(Side.values()).map(server -> new Sides(mechanism, client, server)));
    }

    /** All that can meet with a mechanism, and for each of them every value. */
    static Stream<Arguments> of(String mechanism, String... values) {
        return of(mechanism).flatMap(sides -> Arrays.stream(values).map(value -> Arguments.of(sides, value)));
    }

    /**
     * Has {@code Sasl.*} find the two sides until {@link #unregister()}. Ours is registered as its users register it,
     * before the JDK's; where the JDK has to play, its factory is put before ours.
     */
    void register() throws SaslException {
        Security.insertProviderAt(new Sasl4jProvider(), 1);
        Security.insertProviderAt(new SunBeforeOurs(this), 1);
        CallbackHandler nobody = Answers.login("nobody", "nothing");
        SaslClient found = Sasl.createSaslClient(new String[] {mechanism}, null, "test", "localhost", null, nobody);
        assertThat(found).as("the client of %s", this).matches(client::made);
        SaslServer finds = Sasl.createSaslServer(mechanism, "test", "localhost", null, nobody);
        assertThat(finds).as("the server of %s", this).matches(server::made);
    }

    /** Has {@code Sasl.*} find what it found before; to be called after every test. */
    static void unregister() {
        Security.removeProvider(SunBeforeOurs.NAME);
        Security.removeProvider(Sasl4jProvider.NAME);
    }

    @Override
    public String toString() {
        return mechanism + ", client " + client + ", server " + server;
    }

    /** A provider of the JDK's factories for the sides that are the JDK's, and of nothing else. */
    private static final class SunBeforeOurs extends Provider {
        private static final long serialVersionUID = 1;
        private static final String NAME = "SunBeforeOurs";

        SunBeforeOurs(Sides sides) {
            super(NAME, "1", sides.toString());
            put(sides.client, "SaslClientFactory", sides.mechanism);
            put(sides.server, "SaslServerFactory", sides.mechanism);
        }

        private void put(Side side, String type, String mechanism) {
            if (side == Side.SUN) {
                putService(new Service(this, type, mechanism, Side.class.getName(), List.of(), Map.of()) {
                    @Override
                    public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                        return Side.SUN.factory(type, mechanism);
                    }
                });
            }
        }
    }
}

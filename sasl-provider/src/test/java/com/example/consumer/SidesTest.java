package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.Provider;
import java.security.Security;
import javax.security.sasl.SaslException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.provider.Ours;

class SidesTest {
    @AfterEach
    void unregister() {
        Sides.unregister();
    }

    @Test
    @DisplayName("sides: who plays the client is found for the client, and nobody stays registered after it")
    void findsEitherClient() throws Exception {
        Provider[] before = Security.getProviders();

        for (Side client : Side.values()) {
            new Sides("PLAIN", client, Side.OURS).register();
            Sides.unregister();
        }

        assertThat(Security.getProviders()).isEqualTo(before);
    }

    @Test
    @DisplayName("sides: who does not have the mechanism cannot play it")
    void refusesWhoHasNot() {
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> new Sides("PLAIN", Side.OURS, Side.SUN).register());
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> Side.SUN.server("PLAIN", "test", "localhost", Ours.NONE, null));
    }
}

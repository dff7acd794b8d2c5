package org.sasl4j.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.jsse.BCSSLConnection;
import org.bouncycastle.jsse.BCSSLEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("S23: tls-unique is BouncyCastle's to tell, by its public interfaces")
class TlsUniqueTest {
    /** An engine as BouncyCastle has them: a class of its own that implements what is public. */
    private static class Engine implements BCSSLEngine {
        private final BCSSLConnection connection;

        Engine(BCSSLConnection connection) {
            this.connection = connection;
        }

        @Override
        public BCSSLConnection getConnection() {
            return connection;
        }
    }

    private static final class Derived extends Engine {
        Derived(BCSSLConnection connection) {
            super(connection);
        }
    }

    @Test
    void isTheFirstFinishedMessage() {
        BCSSLConnection connection = type -> type.equals("tls-unique") ? new byte[] {7} : null;

        assertThat(TlsUnique.find(new Engine(connection)))
                .hasValueSatisfying(data -> assertThat(data).containsExactly(7));
        assertThat(TlsUnique.find(new Derived(connection))).isPresent();
    }

    @Test
    void isNothingWhereItCannotBeTold() {
        assertThat(TlsUnique.find(new Engine(null))).as("before the handshake").isEmpty();
        assertThat(TlsUnique.find(new Engine(type -> null))).as("TLS 1.3").isEmpty();
        assertThat(TlsUnique.find(new Engine(type -> {
                    throw new UnsupportedOperationException();
                })))
                .isEmpty();
        assertThat(TlsUnique.find("of another make")).isEmpty();
    }
}

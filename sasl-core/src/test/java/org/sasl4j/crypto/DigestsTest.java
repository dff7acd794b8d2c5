package org.sasl4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.Security;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("where message digests come from")
class DigestsTest {
    private static final String THEIRS = "Theirs";
    private static final AtomicInteger MADE = new AtomicInteger();

    /** Another provider than the JDK's, which stands before it. */
    private static final class Provided extends Provider {
        private static final long serialVersionUID = 1L;

        Provided() {
            super(THEIRS, "1", "one digest that nobody has, and one that the JDK has");
            put("MessageDigest.THEIR-OWN", Digest.class.getName());
            put("MessageDigest.MD2", Digest.class.getName());
        }
    }

    /** A digest that is always the same. */
    public static final class Digest extends MessageDigestSpi implements Cloneable {
        /** For the provider. */
        public Digest() {
            MADE.incrementAndGet();
        }

        @Override
        protected void engineUpdate(byte input) {
            // is not heeded
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            // is not heeded
        }

        @Override
        protected byte[] engineDigest() {
            return new byte[] {7};
        }

        @Override
        protected void engineReset() {
            // nothing is kept
        }

        @Override
        public Object clone() {
            return new Digest();
        }
    }

    @BeforeEach
    void install() {
        Security.insertProviderAt(new Provided(), 1);
    }

    @AfterEach
    void remove() {
        Security.removeProvider(THEIRS);
    }

    @Test
    void theJdksGoBeforeOthers() {
        int before = MADE.get();

        assertThat(Digests.has("MD2")).isTrue();
        assertThat(Digests.create("MD2").getProvider().getName()).isEqualTo("SUN");
        assertThat(MADE).hasValue(before);
    }

    @Test
    void othersServeWhereTheJdkHasNone() {
        assertThat(Digests.has("THEIR-OWN")).isTrue();
        assertThat(Digests.create("THEIR-OWN").digest()).containsExactly(7);
    }

    @Test
    void nobodysIsSaidToBeMissing() {
        Digests.create("THEIR-OWN");
        Security.removeProvider(THEIRS);

        assertThat(Digests.has("THEIR-OWN")).isFalse();
        assertThatIllegalStateException()
                .as("nothing of a provider that is gone is used further")
                .isThrownBy(() -> Digests.create("THEIR-OWN"))
                .withMessage("no security provider of this JVM has THEIR-OWN");
    }

    @Test
    void eachIsAFreshOne() {
        Digests.create("SHA-256").update((byte) 1);

        assertThat(Digests.create("SHA-256").digest())
                .isEqualTo(Digests.create("SHA-256").digest());
    }
}

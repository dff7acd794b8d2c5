package org.sasl4j.mechanism.scram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sasl4j.Bytes;
import org.sasl4j.Secret;

class ScramKeyCacheTest {
    private static final Bytes SALT = Bytes.copyOf(new byte[] {1});

    private static Secret password(String text) {
        return Secret.of(text.toCharArray());
    }

    private static ScramClientKeys keys(int value) {
        return new ScramClientKeys(Secret.owning(new byte[] {(byte) value}), Secret.owning(new byte[] {(byte) -value}));
    }

    private static ScramKeyCache holding(int capacity, String... passwords) {
        ScramKeyCache cache = new ScramKeyCache(capacity);
        for (int i = 0; i < passwords.length; i++) {
            cache.put(Hash.SHA_256, password(passwords[i]), SALT, 4096, keys(i + 1));
        }
        return cache;
    }

    @Test
    void findsKeysByEverythingTheyFollowFrom() {
        ScramKeyCache cache = holding(9, "pencil");

        assertThat(cache.find(Hash.SHA_256, password("pencil"), SALT, 4096)).isPresent();
        assertThat(cache.find(Hash.SHA_512, password("pencil"), SALT, 4096)).isEmpty();
        assertThat(cache.find(Hash.SHA_256, password("pencils"), SALT, 4096)).isEmpty();
        assertThat(cache.find(Hash.SHA_256, password("pencil"), Bytes.copyOf(new byte[] {2}), 4096))
                .isEmpty();
        assertThat(cache.find(Hash.SHA_256, password("pencil"), SALT, 4097)).isEmpty();
    }

    @Test
    void lendsCopiesAndKeepsCopies() {
        ScramKeyCache cache = new ScramKeyCache(1);
        ScramClientKeys derived = keys(7);
        cache.put(Hash.SHA_256, password("pencil"), SALT, 4096, derived);
        derived.close();
        cache.find(Hash.SHA_256, password("pencil"), SALT, 4096).ifPresent(ScramClientKeys::close);

        assertThat(cache.find(Hash.SHA_256, password("pencil"), SALT, 4096)
                        .orElseThrow()
                        .clientKey()
                        .revealBytes())
                .containsExactly(7);
    }

    @Test
    void dropsWhatWasUnusedTheLongest() {
        ScramKeyCache cache = holding(2, "one", "two");
        cache.find(Hash.SHA_256, password("one"), SALT, 4096);
        cache.put(Hash.SHA_256, password("three"), SALT, 4096, keys(3));

        assertThat(cache.size()).isEqualTo(2);
        assertThat(cache.find(Hash.SHA_256, password("one"), SALT, 4096)).isPresent();
        assertThat(cache.find(Hash.SHA_256, password("two"), SALT, 4096)).isEmpty();
    }

    @Test
    void forgetsEverythingWhenClearedAndKeepsNothingOnceClosed() {
        ScramKeyCache cache = holding(9, "one", "two");
        cache.clear();
        assertThat(cache.size()).isZero();
        cache.put(Hash.SHA_256, password("one"), SALT, 4096, keys(1));
        assertThat(cache.size()).isEqualTo(1);

        cache.close();
        cache.put(Hash.SHA_256, password("one"), SALT, 4096, keys(1));
        assertThat(cache.size()).isZero();
        assertThat(cache.toString()).isEqualTo("ScramKeyCache[0]");
    }

    @Test
    void needsRoom() {
        assertThatThrownBy(() -> new ScramKeyCache(0)).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.sasl4j.mechanism.digest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Protection;
import org.sasl4j.SecurityLayer.Strength;
import org.sasl4j.Values;
import org.sasl4j.crypto.BouncyCastle;
import org.sasl4j.crypto.LayerCipher;
import org.sasl4j.crypto.LayerCipher.Direction;

/**
 * A cipher of the confidential layer (RFC 2831 section 2.1.1, cipher-opts). Within a strength the preferred one comes
 * first.
 */
enum DigestCipher {
    TRIPLE_DES("3des", Strength.HIGH, 16) {
        @Override
        LayerCipher start(Direction direction, byte[] sealingKey) {
            return LayerCipher.tripleDes(direction, sealingKey);
        }
    },
    RC4("rc4", Strength.HIGH, 16),
    DES("des", Strength.MEDIUM, 16) {
        @Override
        LayerCipher start(Direction direction, byte[] sealingKey) {
            return LayerCipher.des(direction, sealingKey);
        }
    },
    RC4_56("rc4-56", Strength.MEDIUM, 7),
    RC4_40("rc4-40", Strength.LOW, 5);

    private final String token;
    private final Strength strength;
    private final int keyedBy;

    DigestCipher(String token, Strength strength, int keyedBy) {
        this.token = token;
        this.strength = strength;
        this.keyedBy = keyedBy;
    }

    /** The names in lower case, or null if there are none or one of them is no cipher. */
    static @Nullable List<String> tokens(Object value) {
        List<String> names = Values.names(value);
        if (names == null
                || names.isEmpty()
                || !names.stream().allMatch(name -> named(name).isPresent())) {
            return null;
        }
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    static Optional<DigestCipher> named(String token) {
        return Arrays.stream(values())
                .filter(cipher -> cipher.token.equalsIgnoreCase(token))
                .findFirst();
    }

    /** The ciphers that the application accepts and that its buffers have room for, the preferred one first. */
    static List<DigestCipher> accepted(Protection protection, List<String> names) throws MechanismException {
        int buffer = Math.min(protection.maxBuffer(), protection.maxSend());
        List<DigestCipher> accepted = new ArrayList<>();
        for (Strength strength : protection.strengths()) {
            for (DigestCipher cipher : values()) {
                boolean chosen = names.isEmpty() || names.contains(cipher.token);
                boolean fits = cipher.strength == strength && DigestLayer.overhead(cipher) < buffer;
                if (chosen && fits && Obstacles.of(cipher) == null) {
                    accepted.add(cipher);
                }
            }
        }
        if (accepted.isEmpty()) {
            throw new MechanismException(
                    Reason.ABORTED,
                    "no cipher of DIGEST-MD5 is in " + names + ", of strength " + protection.strengths()
                            + " and has room in a buffer of " + buffer + " octets; there are "
                            + Arrays.stream(values())
                                    .map(cipher -> cipher.token + " (" + cipher.strength + ")")
                                    .collect(Collectors.joining(", "))
                            + Obstacles.all());
        }
        return accepted;
    }

    /** The names that the application chose. An empty list stands for all. */
    static List<String> chosen(Context context) throws MechanismException {
        return context.settings().get(DigestMd5.CIPHER).orElse(List.of());
    }

    Strength strength() {
        return strength;
    }

    /** How many octets of H(A1) go into the sealing keys: n in section 2.4. */
    int keyedBy() {
        return keyedBy;
    }

    /** Starts the cipher with Kcc or Kcs. */
    LayerCipher start(Direction direction, byte[] sealingKey) {
        return LayerCipher.rc4(sealingKey);
    }

    /** The most octets of padding. RC4 has no blocks to pad. */
    int longestPadding() {
        return this == TRIPLE_DES || this == DES ? 8 : 0;
    }

    /** The name on the wire. */
    @Override
    public String toString() {
        return token;
    }

    /** Why this JVM cannot run some of the ciphers. The first use of a cipher finds it out and logs one warning. */
    private static final class Obstacles {
        private static final Map<DigestCipher, String> FOUND = find();

        private static Map<DigestCipher, String> find() {
            BouncyCastle.find();
            Map<DigestCipher, String> found = new EnumMap<>(DigestCipher.class);
            for (DigestCipher cipher : values()) {
                try {
                    cipher.start(Direction.ENCRYPT, new byte[LayerKeys.LENGTH]).close();
                } catch (LinkageError e) {
                    found.put(
                            cipher,
                            BouncyCastle.unfit("the ciphers des and 3des of DIGEST-MD5", e)
                                    .getMessage());
                }
            }
            found.values().stream().distinct().forEach(line -> System.getLogger("org.sasl4j")
                    .log(System.Logger.Level.WARNING, line));
            return found;
        }

        static @Nullable String of(DigestCipher cipher) {
            return FOUND.get(cipher);
        }

        static String all() {
            return FOUND.isEmpty() ? "" : "; " + String.join("; ", new TreeSet<>(FOUND.values()));
        }
    }
}

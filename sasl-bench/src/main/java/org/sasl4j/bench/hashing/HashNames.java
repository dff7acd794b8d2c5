package org.sasl4j.bench.hashing;

import com.ongres.scram.common.ScramMechanism;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.sasl4j.mechanism.scram.Hash;

/** A hash of SCRAM under the name that each library has for it. */
record HashNames(Hash ours, ScramMechanism ofOngres) {
    /** The hash with a name of IANA. */
    static HashNames of(String name) {
        return new HashNames(Hash.named(name).orElseThrow(), ScramMechanism.byName("SCRAM-" + name));
    }

    /** The JCA name of its HMAC. */
    String hmac() {
        return "Hmac" + ours.algorithm().replace("-", "");
    }

    String ofElytron() {
        return ofOngres.getName().toLowerCase(Locale.ROOT);
    }

    Digest ofBouncyCastle() {
        return switch (ours) {
            case SHA_1 -> new SHA1Digest();
            case SHA_256 -> new SHA256Digest();
            case SHA_384 -> new SHA384Digest();
            case SHA_512 -> new SHA512Digest();
            case SHA_224, SHA3_512 -> throw new IllegalArgumentException(ours + " is not among those measured");
        };
    }

    /** A new formatter, because Kafka makes one for each exchange. */
    ScramFormatter ofKafka() throws NoSuchAlgorithmException {
        return new ScramFormatter(
                switch (ours) {
                    case SHA_256 -> org.apache.kafka.common.security.scram.internals.ScramMechanism.SCRAM_SHA_256;
                    case SHA_512 -> org.apache.kafka.common.security.scram.internals.ScramMechanism.SCRAM_SHA_512;
                    default -> throw new UnsupportedOperationException("Kafka has no " + ours);
                });
    }
}

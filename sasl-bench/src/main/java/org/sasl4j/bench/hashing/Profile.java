package org.sasl4j.bench.hashing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the JVM has done before it compiles the code that is measured. */
public enum Profile {
    /** Nothing. Every call site of a digest has seen one class. */
    CLEAN {
        @Override
        void prepare() {
            // a new JVM is in this state
        }
    },
    /**
     * Much, as in a server of many protocols. The call sites have seen many digests, so no digest can be inlined by its
     * class.
     */
    POLLUTED {
        @Override
        void prepare() throws GeneralSecurityException {
            byte[] text = new byte[200];
            for (int round = 0; round < ROUNDS; round++) {
                for (String algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
                    MessageDigest digest = MessageDigest.getInstance(algorithm);
                    digest.update(text, 0, text.length);
                    copy(digest).digest();
                    String hmac = "Hmac" + algorithm.replace("-", "");
                    Mac mac = Mac.getInstance(hmac);
                    mac.init(new SecretKeySpec(text, hmac));
                    mac.doFinal(text);
                }
            }
        }
    };

    private static final int ROUNDS = 10_000;

    /** Brings the JVM into this state. */
    abstract void prepare() throws GeneralSecurityException;

    private static MessageDigest copy(MessageDigest digest) throws GeneralSecurityException {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new GeneralSecurityException(e);
        }
    }
}

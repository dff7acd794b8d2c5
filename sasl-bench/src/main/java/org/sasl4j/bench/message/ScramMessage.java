package org.sasl4j.bench.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A message of SCRAM, and the parts that the messages consist of, from the example of RFC 7677. */
public enum ScramMessage {
    /** A name and a nonce. */
    CLIENT_FIRST("n,,n=user,r=" + Parts.CLIENT_NONCE),
    /** A salt and an iteration count. */
    SERVER_FIRST("r=" + Parts.NONCE + ",s=" + Parts.SALT + ",i=" + Parts.ITERATIONS),
    /** The client's proof. */
    CLIENT_FINAL("c=biws,r=" + Parts.NONCE + ",p=" + Parts.PROOF),
    /** The server's proof. */
    SERVER_FINAL("v=" + Parts.VERIFIER);

    private final String text;

    ScramMessage(String text) {
        this.text = text;
    }

    /**
     * The octets as they are sent.
     *
     * @return a copy
     */
    public byte[] octets() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The parts of the messages. */
    public static final class Parts {
        /** The client's nonce. */
        public static final String CLIENT_NONCE = "rOprNGfwEbeRWgbNEkqO";
        /** What the server appends to the client's nonce. */
        public static final String SERVER_NONCE = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
        /** Both parts of the nonce. */
        public static final String NONCE = CLIENT_NONCE + SERVER_NONCE;
        /** The iteration count. */
        public static final int ITERATIONS = 4096;

        private static final String SALT = "W22ZaJ0SNY7soEsUEjb6gQ==";
        private static final String PROOF = "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
        private static final String VERIFIER = "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

        private Parts() {}

        /**
         * The salt.
         *
         * @return 16 octets
         */
        public static byte[] salt() {
            return Base64.getDecoder().decode(SALT);
        }

        /**
         * The client's proof.
         *
         * @return 32 octets
         */
        public static byte[] proof() {
            return Base64.getDecoder().decode(PROOF);
        }

        /**
         * The server's proof.
         *
         * @return 32 octets
         */
        public static byte[] verifier() {
            return Base64.getDecoder().decode(VERIFIER);
        }
    }
}

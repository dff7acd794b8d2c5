package org.sasl4j.crypto;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** The BouncyCastle that this JVM finds, which may be older than what is used of it, or none at all. */
public final class BouncyCastle {
    private static final String OLDEST = "1.72";

    private BouncyCastle() {}

    /**
     * What to say where something of it is missing.
     *
     * @param purpose what it is needed for, in the plural
     * @param missing what the JVM said
     * @return an error that names the version found and the oldest that will do
     */
    public static IllegalStateException unfit(String purpose, LinkageError missing) {
        return new IllegalStateException(
                purpose + " need BouncyCastle " + OLDEST
                        + " or later (org.bouncycastle:bcprov-jdk18on), and this JVM has " + found(),
                missing);
    }

    private static String found() {
        try {
            String version = ASN1ObjectIdentifier.class.getPackage().getImplementationVersion();
            return version == null ? "one that does not tell its version" : version;
        } catch (LinkageError e) {
            return "none";
        }
    }
}

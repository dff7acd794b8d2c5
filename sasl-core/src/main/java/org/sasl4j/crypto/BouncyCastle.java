package org.sasl4j.crypto;

import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** The BouncyCastle that this JVM has. It may be bc-fips, a release that is too old, or missing. */
public final class BouncyCastle {
    private static final String OLDEST = "1.72";
    private static final String ADD_MODULE =
            "; on the module path it is resolved by --add-modules org.bouncycastle.provider";

    private static final String ONLY_IN_FIPS = "/org/bouncycastle/crypto/fips/FipsStatus.class";

    /**
     * The module names of BouncyCastle and of bc-fips. They have the same packages, so a JVM has at most one of them.
     */
    private static final List<String> MODULES = List.of("org.bouncycastle.provider", "org.bouncycastle.fips.core");

    private BouncyCastle() {}

    /** Lets our module read the one that is there. Call it before the first use. It does nothing on the class path. */
    public static void find() {
        Module ours = BouncyCastle.class.getModule();
        ModuleLayer layer = ours.getLayer();
        if (layer != null) {
            MODULES.forEach(name -> layer.findModule(name).ifPresent(ours::addReads));
        }
    }

    /**
     * Makes the error for a part of it that is missing.
     *
     * @param purpose what needs it, in the plural
     * @param missing what the JVM threw
     * @return an error that names the version found and the oldest that will do
     */
    public static IllegalStateException unfit(String purpose, LinkageError missing) {
        return new IllegalStateException(
                purpose + " need BouncyCastle " + OLDEST
                        + " or later (org.bouncycastle:bcprov-jdk18on), and this JVM has " + found()
                        + (BouncyCastle.class.getModule().isNamed() ? ADD_MODULE : ""),
                missing);
    }

    private static String found() {
        try {
            Class<?> any = ASN1ObjectIdentifier.class;
            String version = any.getPackage().getImplementationVersion();
            boolean fips = any.getResource(ONLY_IN_FIPS) != null;
            return (fips ? "bc-fips " : "") + (version == null ? "of no version that it tells" : version);
        } catch (LinkageError e) {
            return "none";
        }
    }
}

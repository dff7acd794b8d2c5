package org.sasl4j.crypto;

import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** The BouncyCastle that this JVM finds: it may be bc-fips, older than what is used of it, or none at all. */
public final class BouncyCastle {
    private static final String OLDEST = "1.72";
    private static final String ADD_MODULE =
            "; on the module path it is resolved by --add-modules org.bouncycastle.provider";

    private static final String ONLY_IN_FIPS = "/org/bouncycastle/crypto/fips/FipsStatus.class";

    /** The module names of BouncyCastle and of bc-fips, which have the same packages: a JVM has one of them at most. */
    private static final List<String> MODULES = List.of("org.bouncycastle.provider", "org.bouncycastle.fips.core");

    private BouncyCastle() {}

    /** Has our module read whichever there is; to be called before the first use. Does nothing on the class path. */
    public static void find() {
        Module ours = BouncyCastle.class.getModule();
        ModuleLayer layer = ours.getLayer();
        if (layer != null) {
            MODULES.forEach(name -> layer.findModule(name).ifPresent(ours::addReads));
        }
    }

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

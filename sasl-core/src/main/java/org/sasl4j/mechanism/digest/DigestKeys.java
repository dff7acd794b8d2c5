package org.sasl4j.mechanism.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.sasl4j.Secret;
import org.sasl4j.crypto.Digests;

/** Derives what a DIGEST-MD5 server keeps instead of a password (RFC 2831 section 2.1.2.1). */
public final class DigestKeys {
    private static final char LAST_OF_LATIN_1 = 0xff;

    private DigestKeys() {}

    /**
     * H(username ":" realm ":" passwd). Each of the three is in ISO 8859-1 if that can express it, and otherwise in
     * UTF-8. DIGEST-MD5 does not prepare names and passwords: they are hashed as they are.
     *
     * @param user the user name
     * @param realm the realm, possibly empty
     * @param password stays the caller's to close
     * @return a credential that the caller closes
     * @throws IllegalArgumentException if the name or the realm has an unpaired surrogate
     */
    public static DigestCredential derive(String user, String realm, Secret password) {
        return derive(Digests.create("MD5"), user, realm, password);
    }

    /** Uses a digest that has absorbed nothing yet, and leaves nothing of the password in it. */
    static DigestCredential derive(MessageDigest digest, String user, String realm, Secret password) {
        update(digest, user);
        digest.update((byte) ':');
        update(digest, realm);
        digest.update((byte) ':');
        byte[] utf8 = password.revealBytes();
        int latin1 = inLatin1(utf8);
        digest.update(utf8, 0, latin1);
        Arrays.fill(utf8, (byte) 0);
        Secret hash = Secret.owning(digest.digest());
        digest.reset();
        return new DigestCredential(realm, hash);
    }

    /**
     * Whether ISO 8859-1 can express a password.
     *
     * @param password stays the caller's to close
     * @return true if it has no character above U+00FF
     */
    public static boolean isLatin1(Secret password) {
        byte[] utf8 = password.revealBytes();
        try {
            return isLatin1(utf8);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    private static void update(MessageDigest digest, String text) {
        if (isLatin1(text)) {
            digest.update(text.getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        try (Secret utf8 = Secret.of(text.toCharArray())) {
            digest.update(utf8.revealBytes());
        }
    }

    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_OF_LATIN_1) {
                return false;
            }
        }
        return true;
    }

    /** In UTF-8, U+0080 to U+00FF begin with C2 or C3. Later characters begin with a higher octet. */
    private static boolean isLatin1(byte[] utf8) {
        for (byte octet : utf8) {
            if ((octet & 0xff) > 0xc3) {
                return false;
            }
        }
        return true;
    }

    /** Turns UTF-8 into ISO 8859-1 in place, if that can express it, and returns the length that it has then. */
    private static int inLatin1(byte[] utf8) {
        if (!isLatin1(utf8)) {
            return utf8.length;
        }
        int length = 0;
        for (int i = 0; i < utf8.length; i++) {
            utf8[length++] = utf8[i] >= 0 ? utf8[i] : (byte) (utf8[i] << 6 | utf8[++i] & 0x3f);
        }
        return length;
    }
}

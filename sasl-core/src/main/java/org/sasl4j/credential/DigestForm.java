package org.sasl4j.credential;

import java.util.Arrays;
import java.util.HexFormat;
import org.sasl4j.DigestCredential;
import org.sasl4j.Secret;

/** The forms in which DIGEST-MD5 credentials are written down. An error says what is wrong and repeats nothing. */
public enum DigestForm {
    /** {@code realm:hash}, what follows the user name in a line of Apache's htdigest. */
    HTDIGEST {
        @Override
        public DigestCredential read(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("a DIGEST-MD5 credential of htdigest's form is realm:hash");
            }
            return credential(text.substring(0, colon), text.substring(colon + 1));
        }

        @Override
        public String write(DigestCredential credential) {
            return credential.realm() + ':' + hex(credential);
        }

        @Override
        boolean isForm(String text) {
            int hash = text.lastIndexOf(':') + 1;
            return hash > 0 && text.length() - hash == DIGITS;
        }
    },

    /**
     * <code>{DIGEST-MD5}hash</code>, of Dovecot. It does not tell the realm: reading it takes the empty one, which Dovecot
     * hashes for names without an {@code @}.
     */
    DOVECOT {
        @Override
        public DigestCredential read(String text) {
            if (!isForm(text)) {
                throw new IllegalArgumentException("a DIGEST-MD5 credential of Dovecot's form begins with " + SCHEME);
            }
            return credential("", text.substring(SCHEME.length()));
        }

        @Override
        public String write(DigestCredential credential) {
            return SCHEME + hex(credential);
        }

        @Override
        boolean isForm(String text) {
            return text.startsWith(SCHEME);
        }
    };

    private static final String SCHEME = "{DIGEST-MD5}";
    private static final int DIGITS = 32;

    /**
     * Reads a credential.
     *
     * @param text the credential in this form, without the user name
     * @return the credential, which the caller closes
     * @throws IllegalArgumentException if the text is not in this form; the message says which part is wrong
     */
    public abstract DigestCredential read(String text);

    /**
     * Writes a credential.
     *
     * @param credential stays the caller's to close
     * @return the credential in this form, as secret as the password
     */
    public abstract String write(DigestCredential credential);

    abstract boolean isForm(String text);

    private static DigestCredential credential(String realm, String hash) {
        if (!hash.matches("[0-9a-fA-F]{" + DIGITS + "}")) {
            throw new IllegalArgumentException(
                    "the hash of a DIGEST-MD5 credential must be " + DIGITS + " hexadecimal digits");
        }
        return new DigestCredential(realm, Secret.owning(HexFormat.of().parseHex(hash)));
    }

    private static String hex(DigestCredential credential) {
        byte[] hash = credential.hash().revealBytes();
        try {
            return HexFormat.of().formatHex(hash);
        } finally {
            Arrays.fill(hash, (byte) 0);
        }
    }
}

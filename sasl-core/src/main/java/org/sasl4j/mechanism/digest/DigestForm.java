package org.sasl4j.mechanism.digest;

import java.util.Arrays;
import java.util.HexFormat;
import org.sasl4j.Secret;
import org.sasl4j.credential.StoredForm;
import org.sasl4j.text.Schemed;

/** The stored forms of DIGEST-MD5 credentials. Errors say what is wrong and never repeat what was read. */
public enum DigestForm implements StoredForm {
    /** {@code realm:hash}, which follows the user name in a line of Apache's htdigest. */
    HTDIGEST {
        @Override
        public DigestCredential read(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("a DIGEST-MD5 credential of htdigest's form is realm:hash");
            }
            String digits = text.substring(colon + 1).strip();
            if (!digits.matches("[0-9a-fA-F]{" + 2 * LENGTH + "}")) {
                throw wrongHash();
            }
            return credential(text.substring(0, colon), HexFormat.of().parseHex(digits));
        }

        @Override
        public String write(DigestCredential credential) {
            if (credential.realm().chars().anyMatch(c -> c == ':' || Character.isISOControl(c))) {
                throw new IllegalArgumentException(
                        "the realm of a DIGEST-MD5 credential of htdigest's form has no colon and no control character");
            }
            return credential.realm() + ':' + hex(credential);
        }

        @Override
        public boolean isForm(String text) {
            int hash = text.lastIndexOf(':') + 1;
            return hash > 0 && text.substring(hash).strip().length() == 2 * LENGTH;
        }
    },

    /**
     * <code>{DIGEST-MD5}hash</code>, of Dovecot. It does not hold the realm. Reading takes the empty realm, which
     * Dovecot hashes for names without an {@code @}.
     */
    DOVECOT {
        @Override
        public DigestCredential read(String text) {
            Schemed schemed = Schemed.parse(text.strip())
                    .filter(known -> known.scheme().equals(SCHEME))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a DIGEST-MD5 credential of Dovecot's form begins with {" + SCHEME + "}"));
            return credential("", schemed.octets(LENGTH));
        }

        @Override
        public String write(DigestCredential credential) {
            return '{' + SCHEME + '}' + hex(credential);
        }

        @Override
        public boolean isForm(String text) {
            return Schemed.parse(text.strip())
                    .filter(known -> known.scheme().equals(SCHEME))
                    .isPresent();
        }
    };

    private static final String SCHEME = "DIGEST-MD5";
    private static final int LENGTH = 16;

    /**
     * Reads a credential.
     *
     * @param text the credential in this form, without the user name
     * @return the credential, which the caller closes
     * @throws IllegalArgumentException if the text is not in this form; the message says which part is wrong
     */
    @Override
    public abstract DigestCredential read(String text);

    /**
     * Writes a credential.
     *
     * @param credential stays the caller's to close
     * @return the credential in this form, as secret as the password
     * @throws IllegalArgumentException if the form cannot hold the realm
     */
    public abstract String write(DigestCredential credential);

    @Override
    public String description() {
        return "a DIGEST-MD5 credential in the form " + this;
    }

    private static DigestCredential credential(String realm, byte[] hash) {
        if (hash.length != LENGTH) {
            throw wrongHash();
        }
        return new DigestCredential(realm, Secret.owning(hash));
    }

    private static IllegalArgumentException wrongHash() {
        return new IllegalArgumentException(
                "the hash of a DIGEST-MD5 credential must be " + 2 * LENGTH + " hexadecimal digits");
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

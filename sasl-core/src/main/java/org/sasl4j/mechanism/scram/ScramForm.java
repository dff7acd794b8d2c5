package org.sasl4j.mechanism.scram;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.sasl4j.Bytes;
import org.sasl4j.credential.StoredForm;
import org.sasl4j.text.Base64Text;
import org.sasl4j.text.Schemed;

/** The stored forms of SCRAM credentials. Errors name the part that is wrong and never repeat it. */
public enum ScramForm implements StoredForm {
    /** {@code SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey}, of LDAP (RFC 5803) and of PostgreSQL. */
    RFC_5803 {
        @Override
        public ScramCredential read(String text) {
            List<String> parts = split(text, '$', "scheme$iterations:salt$StoredKey:ServerKey", 3).stream()
                    .map(String::strip) // spaces may stand around '$' and at both ends (RFC 3112 section 2.1)
                    .toList();
            List<String> info = split(parts.get(1), ':', "iterations:salt", 2);
            List<String> keys = split(parts.get(2), ':', "StoredKey:ServerKey", 2);
            return credential(hash(parts.get(0)), info.get(1), info.get(0), keys.get(0), keys.get(1));
        }

        @Override
        public String write(ScramCredential credential) {
            return SCRAM
                    + credential.hash()
                    + '$'
                    + credential.iterations()
                    + ':'
                    + base64(credential.salt())
                    + '$'
                    + base64(credential.storedKey())
                    + ':'
                    + base64(credential.serverKey());
        }

        @Override
        public boolean isForm(String text) {
            return text.strip().startsWith(SCRAM) && text.indexOf('$') >= 0;
        }
    },

    /** {@code salt=…,stored_key=…,server_key=…,iterations=…}, of Kafka. The length of the keys tells the hash. */
    KAFKA {
        @Override
        public ScramCredential read(String text) {
            Map<String, String> fields = new HashMap<>();
            for (String field : split(text.strip(), ',', "salt=,stored_key=,server_key=,iterations=", 4)) {
                int equals = Math.max(field.indexOf('='), 0);
                fields.put(field.substring(0, equals), field.substring(Math.min(equals + 1, field.length())));
            }
            String salt = required(fields, "salt");
            String storedKey = required(fields, "stored_key");
            String serverKey = required(fields, "server_key");
            String iterations = required(fields, "iterations");
            Hash hash = hashOfLength(octets(storedKey, "StoredKey").length());
            return credential(hash, salt, iterations, storedKey, serverKey);
        }

        private static String required(Map<String, String> fields, String name) {
            String value = fields.get(name);
            if (value == null) {
                throw new IllegalArgumentException("a SCRAM credential of Kafka's form lacks the field " + name);
            }
            return value;
        }

        @Override
        public String write(ScramCredential credential) {
            if (hashOfLength(credential.hash().length()) != credential.hash()) {
                throw new IllegalArgumentException("the form KAFKA cannot say that keys are of " + credential.hash()
                        + ": their length tells the hash; write RFC_5803");
            }
            return "salt=" + base64(credential.salt()) + ",stored_key=" + base64(credential.storedKey())
                    + ",server_key=" + base64(credential.serverKey()) + ",iterations=" + credential.iterations();
        }

        @Override
        public boolean isForm(String text) {
            return text.contains("stored_key=");
        }
    },

    /** <code>{SCRAM-SHA-256}iterations,salt,StoredKey,ServerKey</code>, of Dovecot and GNU SASL. */
    DOVECOT {
        @Override
        public ScramCredential read(String text) {
            Schemed schemed = Schemed.parse(text.strip())
                    .orElseThrow(() ->
                            new IllegalArgumentException("a SCRAM credential of Dovecot's form begins with {SCRAM-…}"));
            List<String> parts = split(schemed.text(), ',', "iterations,salt,StoredKey,ServerKey", 4);
            return credential(hash(schemed.scheme()), parts.get(1), parts.get(0), parts.get(2), parts.get(3));
        }

        @Override
        public String write(ScramCredential credential) {
            return '{'
                    + SCRAM
                    + credential.hash()
                    + '}'
                    + credential.iterations()
                    + ','
                    + base64(credential.salt())
                    + ','
                    + base64(credential.storedKey())
                    + ','
                    + base64(credential.serverKey());
        }

        @Override
        public boolean isForm(String text) {
            return Schemed.parse(text.strip())
                    .filter(known -> known.scheme().startsWith(SCRAM))
                    .isPresent();
        }
    },

    /**
     * {@code ==MULTI_SCRAM==,iterations,==SHA256==salt|StoredKey|ServerKey}, of MongooseIM. It also reads the older
     * form of ejabberd and MongooseIM, {@code ==SCRAM==,StoredKey,ServerKey,salt,iterations} with SHA-1.
     */
    MONGOOSEIM {
        @Override
        public ScramCredential read(String text) {
            String stripped = text.strip();
            if (stripped.startsWith(OLD_MONGOOSEIM)) {
                List<String> parts = split(
                        stripped.substring(OLD_MONGOOSEIM.length()), ',', "StoredKey,ServerKey,salt,iterations", 4);
                return credential(Hash.SHA_1, parts.get(2), parts.get(3), parts.get(0), parts.get(1));
            }
            if (!stripped.startsWith(MONGOOSEIM_PREFIX)) {
                throw new IllegalArgumentException(
                        "a SCRAM credential of MongooseIM's form begins with ==MULTI_SCRAM==,");
            }
            String shape = "iterations,==HASH==salt|StoredKey|ServerKey with one hash";
            List<String> parts = split(stripped.substring(MONGOOSEIM_PREFIX.length()), ',', shape, 2);
            for (Hash hash : Hash.values()) {
                if (parts.get(1).startsWith(mark(hash))) {
                    List<String> keys =
                            split(parts.get(1).substring(mark(hash).length()), '|', "salt|StoredKey|ServerKey", 3);
                    return credential(hash, keys.get(0), parts.get(0), keys.get(1), keys.get(2));
                }
            }
            throw new IllegalArgumentException("a SCRAM credential of MongooseIM's form names no hash that is known");
        }

        @Override
        public String write(ScramCredential credential) {
            return MONGOOSEIM_PREFIX
                    + credential.iterations()
                    + ','
                    + mark(credential.hash())
                    + base64(credential.salt())
                    + '|'
                    + base64(credential.storedKey())
                    + '|'
                    + base64(credential.serverKey());
        }

        @Override
        public boolean isForm(String text) {
            String stripped = text.strip();
            return stripped.startsWith(MONGOOSEIM_PREFIX) || stripped.startsWith(OLD_MONGOOSEIM);
        }
    };

    private static final String SCRAM = "SCRAM-";
    private static final String MONGOOSEIM_PREFIX = "==MULTI_SCRAM==,";
    private static final String OLD_MONGOOSEIM = "==SCRAM==,";

    /** MongooseIM's name for a hash. SHA-1 has one more {@code =} on each side. */
    private static String mark(Hash hash) {
        return hash == Hash.SHA_1 ? "===SHA1===" : "==" + hash.algorithm().replace("-", "") + "==";
    }

    /**
     * Reads a credential.
     *
     * @param text the credential in this form; white space at both ends does not count
     * @return the credential
     * @throws IllegalArgumentException if the text is not in this form; the message says which part is wrong
     */
    @Override
    public abstract ScramCredential read(String text);

    /**
     * Writes a credential.
     *
     * @param credential the credential
     * @return the credential in this form
     * @throws IllegalArgumentException if this form cannot express the hash: {@link #KAFKA} with SHA3-512
     */
    public abstract String write(ScramCredential credential);

    @Override
    public String description() {
        return "a SCRAM credential in the form " + this;
    }

    private static List<String> split(String text, char separator, String shape, int parts) {
        List<String> split = List.of(text.split(Pattern.quote(String.valueOf(separator)), -1));
        if (split.size() != parts) {
            throw new IllegalArgumentException(
                    "a SCRAM credential must have " + parts + " parts like " + shape + " where it has " + split.size());
        }
        return split;
    }

    private static ScramCredential credential(
            Hash hash, String salt, String iterations, String storedKey, String serverKey) {
        return new ScramCredential(
                hash,
                octets(salt, "salt"),
                number(iterations),
                octets(storedKey, "StoredKey"),
                octets(serverKey, "ServerKey"));
    }

    private static Hash hash(String scheme) {
        String algorithm = scheme.startsWith(SCRAM) ? scheme.substring(SCRAM.length()) : "";
        return Hash.named(algorithm)
                .orElseThrow(
                        () -> new IllegalArgumentException("the scheme of a SCRAM credential must be SCRAM- with one"
                                + " of " + List.of(Hash.values()) + ", without -PLUS (RFC 5803)"));
    }

    /** If two hashes have this length, it is the one that Kafka has, SHA-512. */
    private static Hash hashOfLength(int length) {
        for (Hash hash : Hash.values()) {
            if (hash.length() == length && hash != Hash.SHA3_512) {
                return hash;
            }
        }
        throw new IllegalArgumentException(
                "the StoredKey of a SCRAM credential is as long as no known hash: " + length);
    }

    private static int number(String digits) {
        if (!digits.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "the iterations of a SCRAM credential must be a positive number without sign or leading zero");
        }
        return Integer.parseInt(digits);
    }

    private static Bytes octets(String base64, String what) {
        return Base64Text.decode(base64)
                .map(Bytes::copyOf)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the " + what + " of a SCRAM credential is not padded, canonical base64"));
    }

    private static String base64(Bytes octets) {
        return Base64Text.encode(octets.toByteArray());
    }
}

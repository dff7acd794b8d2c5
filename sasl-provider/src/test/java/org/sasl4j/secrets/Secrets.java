package org.sasl4j.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What must be in no memory once both sides were disposed of: computed by the JDK's means alone. */
final class Secrets {
    private static final Pattern SALT = Pattern.compile("r=[^,]+,s=([^,]+),i=(\\d+)");
    private static final Pattern DIGEST = Pattern.compile(
            "realm=\"(?<realm>[^\"]+)\".*?(?<!c)nonce=\"(?<nonce>[^\"]+)\".*?cnonce=\"(?<cnonce>[^\"]+)\"");

    private final Map<String, byte[]> byName = new LinkedHashMap<>();

    private Secrets() {}

    /**
     * Those of some passwords, and what they make with the salts and nonces of an exchange.
     *
     * @param mechanism by which the logins were
     * @param messages of all logins
     * @param passwords as typed
     */
    static Map<String, byte[]> of(String mechanism, String messages, List<String> passwords)
            throws GeneralSecurityException {
        Secrets secrets = new Secrets();
        for (String password : passwords) {
            secrets.byName.put(password, latin1(password));
            if (mechanism.startsWith("SCRAM-")) {
                String hash =
                        mechanism.replace("SCRAM-", "").replace("-PLUS", "").replace("SHA3-", "SHA3!");
                secrets.addScram(hash.replace("-", "").replace('!', '-'), password, messages);
            } else if (mechanism.equals("DIGEST-MD5")) {
                secrets.addDigest(password, messages);
            }
        }
        return secrets.byName;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hmac(String hash, byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("Hmac" + hash);
        mac.init(new SecretKeySpec(key, "RAW"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private void addScram(String hash, String password, String messages) throws GeneralSecurityException {
        Matcher salts = SALT.matcher(messages);
        for (int number = 0; salts.find(); number++) {
            byte[] key = latin1(password);
            byte[] round = hmac(hash, key, Base64.getDecoder().decode(salts.group(1)), new byte[] {0, 0, 0, 1});
            byte[] salted = round.clone();
            for (int i = 1; i < Integer.parseInt(salts.group(2)); i++) {
                round = hmac(hash, key, round);
                for (int at = 0; at < salted.length; at++) {
                    salted[at] ^= round[at];
                }
            }
            String whose = " of " + password + ", " + number;
            byte[] clientKey = hmac(hash, salted, latin1("Client Key"));
            byName.put("SaltedPassword" + whose, salted);
            byName.put("ClientKey" + whose, clientKey);
            byName.put(
                    "StoredKey" + whose, MessageDigest.getInstance(dashed(hash)).digest(clientKey));
            byName.put("ServerKey" + whose, hmac(hash, salted, latin1("Server Key")));
        }
    }

    /** Digests and MACs are spelt differently. */
    private static String dashed(String hash) {
        return hash.startsWith("SHA3") ? hash : hash.replace("SHA", "SHA-");
    }

    private void addDigest(String password, String messages) throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        Matcher responses = DIGEST.matcher(messages);
        for (int number = 0; responses.find(); number++) {
            byte[] kept = md5.digest(latin1("alice:" + responses.group("realm") + ":" + password));
            md5.update(kept);
            byte[] a1 = md5.digest(latin1(":" + responses.group("nonce") + ":" + responses.group("cnonce")));
            String whose = " of " + password + ", " + number;
            byName.put("H(user:realm:password)" + whose, kept);
            byName.put("H(A1)" + whose, a1);
            byName.put("H(A1) in hex" + whose, latin1(HexFormat.of().formatHex(a1)));
            for (String ends : List.of("client-to-server", "server-to-client")) {
                md5.update(a1);
                byName.put(
                        "seal " + ends + whose,
                        md5.digest(latin1("Digest H(A1) to " + ends + " sealing key magic constant")));
                md5.update(a1);
                byName.put(
                        "sign " + ends + whose,
                        md5.digest(latin1("Digest session key to " + ends + " signing key magic constant")));
            }
        }
    }
}

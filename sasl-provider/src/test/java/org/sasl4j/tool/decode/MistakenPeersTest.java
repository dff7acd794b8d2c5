package org.sasl4j.tool.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sasl4j.Bytes;
import org.sasl4j.Secret;
import org.sasl4j.tool.decode.Decoder.Verdict;

/** Peers that compute a proof from something else than they say, computed here by the JDK alone. */
class MistakenPeersTest {
    private static final String BARE = "n=a=2Cb,r=abc";
    private static final String SERVER_FIRST = "r=abcdef,s=c2FsdHNhbHQ=,i=4096";

    private static List<Verdict> judged(String password, String... messages) throws Exception {
        Decoder decoder = Recognised.decoder(messages[0]);
        for (int i = 1; i < messages.length; i++) {
            decoder.next(new Message(
                    i % 2 == 1 ? Message.Side.CLIENT : Message.Side.SERVER,
                    Bytes.copyOf(messages[i].getBytes(StandardCharsets.ISO_8859_1)),
                    i));
        }
        try (Secret secret = Secret.of(password.toCharArray())) {
            return decoder.judge(secret);
        }
    }

    private static byte[] hmac(byte[] key, String message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String scramProof(String password, byte[] salt, String authMessage) throws Exception {
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 4096, 160))
                .getEncoded();
        byte[] key = hmac(salted, "Client Key");
        byte[] signature = hmac(MessageDigest.getInstance("SHA-1").digest(key), authMessage);
        for (int i = 0; i < key.length; i++) {
            key[i] ^= signature[i];
        }
        return Base64.getEncoder().encodeToString(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n=a=2Cb,r=abc|c=biws,r=abcdef|saltsalt|pencil|",
                "n=a=2Cb,r=abc|c=biws,r=abcdef|saltsalt|pencil2|the password, or the salt",
                "n=a,b,r=abc|c=biws,r=abcdef|saltsalt|pencil|the name: it was signed as it is",
                "n,,n=a=2Cb,r=abc|c=biws,r=abcdef|saltsalt|pencil|the name: it was signed with the GS2 header",
                "n=a=2Cb,r=abc|c=biws,r=abc|saltsalt|pencil|the nonce: it was signed with the client's alone",
                "n=a=2Cb,r=abc|c=eSws,r=abcdef|saltsalt|pencil|the binding: it was signed with c= of y,,",
                "n=a=2Cb,r=abc|c=biws,r=abcdef|c2FsdHNhbHQ=|pencil|the salt: its base64 was taken"
            })
    @DisplayName("13, decode: it says of SCRAM's proof which ingredient differs")
    void findsTheIngredientOfScram(String bare, String withoutProof, String salt, String password, String why)
            throws Exception {
        String authMessage = bare + ',' + SERVER_FIRST + ',' + withoutProof;
        String proof = scramProof(password, salt.getBytes(StandardCharsets.UTF_8), authMessage);

        Verdict verdict = judged("pencil", "SCRAM-SHA-1", "n,," + BARE, SERVER_FIRST, "c=biws,r=abcdef,p=" + proof)
                .get(0);

        assertThat(verdict.right()).isEqualTo(why == null);
        assertThat(verdict.why()).startsWith(why == null ? "" : why);
    }

    @Test
    @DisplayName("13, decode: a password that was not prepared by SASLprep is such an ingredient")
    void findsUnpreparedPassword() throws Exception {
        String authMessage = BARE + ',' + SERVER_FIRST + ",c=biws,r=abcdef";
        String proof = scramProof("\u2168", "saltsalt".getBytes(StandardCharsets.UTF_8), authMessage);

        List<Verdict> verdicts =
                judged("\u2168", "SCRAM-SHA-1", "n,," + BARE, SERVER_FIRST, "c=biws,r=abcdef,p=" + proof);

        assertThat(verdicts).singleElement().satisfies(verdict -> assertThat(verdict.why())
                .contains("SASLprep"));
    }

    private static String md5(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String digestResponse(String realm, String password, Charset charset, String uri, String authzid)
            throws Exception {
        byte[] a1 = HexFormat.of().parseHex(md5(("jürgen:" + realm + ":" + password).getBytes(charset)));
        String ha1 = md5(a1, (":nonce:cnonce" + authzid).getBytes(charset));
        String ha2 = md5(("AUTHENTICATE:" + uri).getBytes(charset));
        return md5((ha1 + ":nonce:00000001:cnonce:auth:" + ha2).getBytes(charset));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "here|päss|ISO-8859-1|imap/Host|:boss|",
                "here|other|ISO-8859-1|imap/Host|:boss|the password",
                "here|päss|UTF-8|imap/Host|:boss|the charset: name and password",
                "there|päss|ISO-8859-1|imap/Host|:boss|the realm: it was hashed with 'there'",
                "''|päss|ISO-8859-1|imap/Host|:boss|the realm: it was hashed without one",
                "here|päss|ISO-8859-1|imap/host|:boss|the digest-uri: it was hashed in lower case",
                "here|päss|ISO-8859-1|Host|:boss|the digest-uri: it was hashed without the service",
                "here|päss|ISO-8859-1|imap/Host|''|the authzid: it was hashed without it"
            })
    @DisplayName("13, decode: it says of DIGEST-MD5's response which ingredient differs")
    void findsTheIngredientOfDigest(
            String realm, String password, String charset, String uri, String authzid, String why) throws Exception {
        String hashed = digestResponse(realm, password, Charset.forName(charset), uri, authzid);
        String response = new String(
                ("charset=utf-8,username=\"jürgen\",realm=\"here\",nonce=\"nonce\",nc=00000001,cnonce=\"cnonce\",qop=auth,"
                                + "digest-uri=\"imap/Host\",authzid=\"boss\",response=" + hashed)
                        .getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);
        DigestDecoder decoder = new DigestDecoder();
        decoder.next(server("realm=\"here\",realm=\"there\",nonce=\"nonce\",algorithm=md5-sess,charset=utf-8"));
        decoder.next(new Message(Message.Side.CLIENT, Bytes.copyOf(response.getBytes(StandardCharsets.ISO_8859_1)), 2));

        try (Secret secret = Secret.of("päss".toCharArray())) {
            Verdict verdict = decoder.judge(secret).get(0);
            assertThat(verdict.right()).isEqualTo(why == null);
            assertThat(verdict.why()).startsWith(why == null ? "" : why);
        }
    }

    private static Message server(String text) {
        return new Message(Message.Side.SERVER, Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)), 1);
    }
}

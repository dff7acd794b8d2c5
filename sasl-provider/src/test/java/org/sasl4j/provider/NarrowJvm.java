package org.sasl4j.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.Secret;
import org.sasl4j.SecurityLayer;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.crypto.Nonces;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.digest.DigestMd5;

/** What {@link NarrowJvmTest} runs in a JVM whose security providers lack something. */
public final class NarrowJvm {
    private static final HexFormat HEX = HexFormat.of();
    private static final String NAME = "DIGEST-MD5";

    private NarrowJvm() {}

    /** Prints what the JVM has, what it lists, and what comes of each task. */
    public static void main(String[] tasks) throws Exception {
        System.out.println("MD5 " + has(() -> MessageDigest.getInstance("MD5")) + ", RC4 "
                + has(() -> Cipher.getInstance("ARCFOUR")));
        System.out.println("lists "
                + Stream.of(Ours.PROVIDER.serverFactory().getMechanismNames(null))
                        .filter(name -> !name.startsWith("SCRAM-"))
                        .toList());
        for (String task : tasks) {
            System.out.println(task + ' ' + (task.equals("vector") ? vector() : login(task)));
        }
    }

    private interface Lookup {
        Object find() throws GeneralSecurityException;
    }

    private static boolean has(Lookup lookup) {
        try {
            return lookup.find() != null;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Who logs in by a mechanism, or by a cipher of DIGEST-MD5. */
    private static String login(String task) throws Exception {
        boolean isCipher = task.startsWith("rc4");
        Map<String, String> props = isCipher
                ? Map.of(Sasl.QOP, "auth-conf", "org.sasl4j.digest.cipher", task)
                : Map.of("org.sasl4j.server.secret", "so that nobody warns");
        String mechanism = isCipher ? NAME : task;
        SaslClient client = Ours.client(mechanism, props, DigestPeers.login("alice", "secret"));
        SaslServer server = Ours.server(mechanism, props, DigestPeers.user("alice", "secret"));
        if (client == null || server == null) {
            return "nobody";
        }
        Ours.converse(client, server);
        if (isCipher) {
            byte[] wrapped = client.wrap(Ours.utf8("over RC4"), 0, 8);
            return new String(server.unwrap(wrapped, 0, wrapped.length), StandardCharsets.UTF_8);
        }
        return server.getAuthorizationID();
    }

    /** What a client wraps and unwraps by RC4 in the exchange of the vectors, whose nonces are known. */
    private static String vector() throws Exception {
        Mechanism mechanism = Mechanisms.standard().find(MechanismName.of(NAME)).orElseThrow();
        Exchange client = Exchange.client(mechanism, new Chris());
        client.evaluate(Ours.utf8("realm=\"elwood.innosoft.com\",nonce=\"OA9BSXrbuRhWay\",qop=\"auth-conf\","
                + "cipher=\"rc4\",algorithm=md5-sess,charset=utf-8"));
        client.evaluate(Ours.utf8("rspauth=a804fda66588e2d911bbacd1b1163bc1"));
        SecurityLayer layer = client.layer().orElseThrow();
        byte[] first = layer.wrap(HEX.parseHex("11223344"), 0, 4);
        byte[] reply = HEX.parseHex("9fc7eb1c3c9e04b52df6e347a389000100000000");
        byte[] opened = layer.unwrap(reply, 0, reply.length);
        byte[] second = layer.wrap(HEX.parseHex("aabbcc"), 0, 3);
        return HEX.formatHex(first) + ' ' + HEX.formatHex(opened) + ' ' + HEX.formatHex(second);
    }

    private static final class Chris implements ClientContext {
        @Override
        public Login login() {
            return new Login("chris", Secret.of("secret".toCharArray()));
        }

        @Override
        public String authorizationId() {
            return "chris";
        }

        @Override
        public Service service() {
            return new Service("acap", "elwood.innosoft.com");
        }

        @Override
        public Protection protection() {
            return Protection.of(Qop.AUTH_CONF);
        }

        @Override
        public Settings settings() {
            return Settings.none().with(DigestMd5.CIPHER, List.of("rc4")).with(Nonces.CHOSEN, "OA9BSuZWMSpW8m");
        }
    }
}

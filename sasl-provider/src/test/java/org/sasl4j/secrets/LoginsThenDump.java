package org.sasl4j.secrets;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.Bytes;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.digest.DigestCredential;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.sasl4j.provider.Sasl4jProvider;

/**
 * What {@link HeapTest} runs in a JVM of its own: logs in by each mechanism, rightly and wrongly, disposes of both sides, keeps hold of
 * them, and dumps its live heap. It keeps no secret itself: each is made when it is asked for and wiped.
 */
public final class LoginsThenDump {
    /** Each character masked, so that no class of this program has the text. */
    static final String RIGHT = "=04%x\u00050;6<9xbgld+";

    static final String WRONG = "=04%x\u0012\u00200&&xfm-ac{";
    static final String PLANTED = "=04%x\u000594;!01x``eb";
    static final int ITERATIONS = 5;

    /** What a line begins with that names the mechanism of the lines after it. */
    static final String BY = "logins by ";

    private static final int MASK = 0x55;
    private static final Bytes SALT = Bytes.copyOf(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

    /** What a server keeps. */
    private enum Kept {
        PASSWORD,
        DERIVED
    }

    /** What the program holds when its heap is dumped, as an application would. */
    private static final List<Object> HELD = new ArrayList<>();

    private static final Map<String, Object> COMMON = Map.of(
            "org.sasl4j.channelbinding",
            ChannelBinding.of("tls-server-end-point", new byte[] {1, 2, 3}),
            "org.sasl4j.scram.iterations.min",
            1,
            "org.sasl4j.scram.iterations",
            ITERATIONS,
            "org.sasl4j.server.secret",
            "of no account",
            "org.sasl4j.external.identity",
            "alice");

    private final String mechanism;
    private final Sasl4jProvider provider = new Sasl4jProvider();

    private LoginsThenDump(String mechanism) {
        this.mechanism = mechanism;
    }

    /** A text that no constant of this class has. */
    static char[] unmask(String masked) {
        char[] text = masked.toCharArray();
        for (int i = 0; i < text.length; i++) {
            text[i] ^= MASK;
        }
        return text;
    }

    private static Secret secret(String masked) {
        char[] text = unmask(masked);
        Secret secret = Secret.of(text);
        Arrays.fill(text, '\0');
        return secret;
    }

    /** A client's, or a server's where nobody asks for more. */
    private static CallbackHandler login(String masked) {
        return callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback name) {
                    name.setName("alice");
                } else if (callback instanceof PasswordCallback password) {
                    char[] text = unmask(masked);
                    password.setPassword(text);
                    Arrays.fill(text, '\0');
                } else {
                    throw new UnsupportedCallbackException(callback);
                }
            }
        };
    }

    /** Who knows alice by her password, or by what was derived from it. */
    private CredentialStore store(Kept kept) {
        return new CredentialStore() {
            @Override
            public Optional<Account> find(String user, String realm, Mechanism asking) throws MechanismException {
                Secret password = secret(RIGHT);
                Credential credential = kept == Kept.PASSWORD ? new Credential.Password(password) : derived(password);
                return Optional.of(new Account(user, credential));
            }
        };
    }

    private Credential derived(Secret password) throws MechanismException {
        if (mechanism.equals("CRAM-MD5")) {
            return new Credential.Password(password); // there is nothing else that it could answer from
        }
        try (password) {
            if (!mechanism.equals("DIGEST-MD5")) {
                Hash hash = Hash.named(mechanism.replace("SCRAM-", "").replace("-PLUS", ""))
                        .orElse(Hash.SHA_256);
                return ScramKeys.derive(hash, password, SALT, ITERATIONS);
            }
            byte[] before = "alice:localhost:".getBytes(StandardCharsets.UTF_8);
            byte[] a1 = Arrays.copyOf(before, before.length + password.length());
            password.revealInto(a1, before.length);
            Secret hash = Secret.owning(MessageDigest.getInstance("MD5").digest(a1));
            Arrays.fill(a1, (byte) 0);
            return new DigestCredential("localhost", hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TokenValidator validator() {
        return request -> {
            try (Secret right = secret(RIGHT)) {
                return right.matches(request.token())
                        ? TokenVerdict.accepted("alice")
                        : TokenVerdict.rejected(TokenError.INVALID_TOKEN);
            }
        };
    }

    private void logIn(String masked, Kept kept) throws SaslException {
        Map<String, Object> properties = new HashMap<>(COMMON);
        properties.put("org.sasl4j.mechanisms", mechanism);
        properties.put(Sasl.QOP, "auth-conf,auth");
        SaslClient client = provider.clientFactory()
                .createSaslClient(new String[] {mechanism}, null, "test", "localhost", properties, login(masked));
        properties.put("org.sasl4j.credentials", store(kept));
        properties.put("org.sasl4j.oauth.validator", validator());
        SaslServer server = provider.serverFactory().createSaslServer(mechanism, "test", "localhost", properties, null);
        HELD.add(client);
        HELD.add(server);
        try {
            System.out.println(converse(client, server) ? "in" : "out");
        } catch (SaslException e) {
            HELD.add(e);
            System.out.println("out");
        } finally {
            client.dispose();
            server.dispose();
        }
    }

    private boolean converse(SaslClient client, SaslServer server) throws SaslException {
        byte[] challenge = {};
        while (!server.isComplete()) {
            byte[] response = client.evaluateChallenge(challenge);
            tell(response);
            challenge = server.evaluateResponse(response);
            tell(challenge);
        }
        if (challenge != null) {
            client.evaluateChallenge(challenge);
        }
        if ("auth-conf".equals(client.getNegotiatedProperty(Sasl.QOP))) {
            byte[] sent = client.wrap(new byte[100], 0, 100);
            server.unwrap(sent, 0, sent.length);
        }
        return client.isComplete();
    }

    /** What salts and nonces there were, for those who look for what was derived with them. */
    private void tell(byte[] message) {
        if (message != null && (mechanism.startsWith("SCRAM-") || mechanism.equals("DIGEST-MD5"))) {
            System.out.println(new String(message, StandardCharsets.ISO_8859_1));
        }
    }

    /** What shall be found: one secret as octets, one as characters, one as a text. */
    private static void plant() {
        char[] text = unmask(PLANTED);
        HELD.add(text);
        HELD.add(new String(text).getBytes(StandardCharsets.UTF_8));
        HELD.add(HexFormat.of().formatHex(new String(text).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Runs.
     *
     * @param args the file to be made, and the mechanisms; what is told of each has a line with its name before it
     */
    public static void main(String[] args) throws Exception {
        for (int i = 1; i < args.length; i++) {
            System.out.println(BY + args[i]);
            LoginsThenDump logins = new LoginsThenDump(args[i]);
            for (Kept kept : Kept.values()) {
                logins.logIn(RIGHT, kept);
                logins.logIn(WRONG, kept);
            }
        }
        plant();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(args[0], true);
    }
}

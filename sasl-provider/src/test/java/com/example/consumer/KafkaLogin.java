package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.authenticator.CredentialCache;
import org.apache.kafka.common.security.authenticator.SaslClientCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslClientCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslClientProvider;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslServerProvider;
import org.apache.kafka.common.security.oauthbearer.internals.secured.BasicOAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.internals.unsecured.OAuthBearerUnsecuredValidatorCallbackHandler;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.plain.internals.PlainSaslServerProvider;
import org.apache.kafka.common.security.plain.internals.PlainServerCallbackHandler;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;
import org.apache.kafka.common.security.scram.internals.ScramSaslClientProvider;
import org.apache.kafka.common.security.scram.internals.ScramSaslServerProvider;
import org.apache.kafka.common.security.scram.internals.ScramServerCallbackHandler;
import org.apache.kafka.common.security.token.delegation.DelegationToken;
import org.apache.kafka.common.security.token.delegation.TokenInformation;
import org.apache.kafka.common.security.token.delegation.internals.DelegationTokenCache;

/**
 * A login of Kafka's client at its broker through {@code Sasl.*}, with Kafka's own handlers on both sides, as its
 * SaslClientAuthenticator and SaslServerAuthenticator make them.
 */
public record KafkaLogin(
        String mechanism, Subject subject, AuthenticateCallbackHandler client, AuthenticateCallbackHandler server) {
    private static final long END = Long.MAX_VALUE / 2;

    /** Kafka's login modules do this when they are loaded, which is long after the JVM has started. */
    public static void addProvidersOfKafka() {
        PlainSaslServerProvider.initialize();
        ScramSaslClientProvider.initialize();
        ScramSaslServerProvider.initialize();
        OAuthBearerSaslClientProvider.initialize();
        OAuthBearerSaslServerProvider.initialize();
    }

    static KafkaLogin plain(String password) {
        AppConfigurationEntry users = entry(PlainLoginModule.class.getName(), Map.of("user_alice", "secret"));
        return of("PLAIN", user("alice", password, Map.of()), users, new PlainServerCallbackHandler());
    }

    static KafkaLogin scram(String mechanism, String password) throws Exception {
        return of(
                mechanism,
                user("alice", password, Map.of()),
                entry(ScramLoginModule.class.getName(), Map.of()),
                new ScramServerCallbackHandler(credentials(mechanism, "alice", "secret"), tokens(mechanism)));
    }

    /** A delegation token, which a client announces by the extension {@code tokenauth=true}. */
    static KafkaLogin token(String mechanism, String hmac) throws Exception {
        return of(
                mechanism,
                user("token-1", hmac, Map.of(ScramLoginModule.TOKEN_AUTH_CONFIG, "true")),
                entry(ScramLoginModule.class.getName(), Map.of()),
                new ScramServerCallbackHandler(credentials(mechanism, "alice", "secret"), tokens(mechanism)));
    }

    static KafkaLogin oauthbearer(String issued) {
        Subject subject = new Subject();
        subject.getPrivateCredentials().add(new BasicOAuthBearerToken(unsecured(issued), Set.of(), END, "alice", 0L));
        AppConfigurationEntry entry = entry("OAuthBearerLoginModule", Map.of());
        OAuthBearerSaslClientCallbackHandler client = new OAuthBearerSaslClientCallbackHandler();
        OAuthBearerUnsecuredValidatorCallbackHandler server = new OAuthBearerUnsecuredValidatorCallbackHandler();
        client.configure(Map.of(), "OAUTHBEARER", List.of(entry));
        server.configure(Map.of(), "OAUTHBEARER", List.of(entry));
        return new KafkaLogin("OAUTHBEARER", subject, client, server);
    }

    /** An unsecured token of alice that ends in the year 2100, or ended in 1970. */
    private static String unsecured(String issued) {
        boolean right = issued.equals("secret");
        String claims = "{\"sub\":\"alice\",\"iat\":1,\"exp\":" + (right ? 4102444800L : 2) + "}";
        return encoded("{\"alg\":\"none\"}") + '.' + encoded(claims) + '.';
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static KafkaLogin of(
            String mechanism, Subject subject, AppConfigurationEntry entry, AuthenticateCallbackHandler server) {
        SaslClientCallbackHandler client = new SaslClientCallbackHandler();
        client.configure(Map.of(), mechanism, List.of(entry));
        server.configure(Map.of(), mechanism, List.of(entry));
        return new KafkaLogin(mechanism, subject, client, server);
    }

    private static AppConfigurationEntry entry(String module, Map<String, String> options) {
        return new AppConfigurationEntry(module, LoginModuleControlFlag.REQUIRED, options);
    }

    /** What Kafka's login modules make of a user's options. */
    private static Subject user(String name, String password, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("username", name);
        options.put("password", password);
        Subject subject = new Subject();
        new ScramLoginModule().initialize(subject, null, Map.of(), options);
        return subject;
    }

    private static ScramCredential credential(String mechanism, String password) throws Exception {
        return new ScramFormatter(ScramMechanism.forMechanismName(mechanism)).generateCredential(password, 4096);
    }

    private static CredentialCache.Cache<ScramCredential> credentials(String mechanism, String name, String password)
            throws Exception {
        CredentialCache.Cache<ScramCredential> cache =
                new CredentialCache().createCache(mechanism, ScramCredential.class);
        cache.put(name, credential(mechanism, password));
        return cache;
    }

    private static DelegationTokenCache tokens(String mechanism) throws Exception {
        DelegationTokenCache cache = new DelegationTokenCache(ScramMechanism.mechanismNames());
        KafkaPrincipal owner = new KafkaPrincipal(KafkaPrincipal.USER_TYPE, "owner");
        TokenInformation information = new TokenInformation("token-1", owner, List.of(owner), 0, END, END);
        byte[] hmac = Base64.getDecoder().decode("c2VjcmV0");
        cache.updateCache(new DelegationToken(information, hmac), Map.of(mechanism, credential(mechanism, "c2VjcmV0")));
        return cache;
    }

    /** Who made the two sides, and how it went. */
    record Outcome(String client, String server, String user) {}

    /** Logs in, and answers who made the two sides and who is in: "nobody" if that failed. */
    Outcome run() throws PrivilegedActionException {
        return Subject.doAs(subject, (PrivilegedExceptionAction<Outcome>) this::runAsSubject);
    }

    private Outcome runAsSubject() throws SaslException {
        Map<String, ?> configs = Map.of("security.protocol", "SASL_PLAINTEXT");
        SaslClient from = Sasl.createSaslClient(new String[] {mechanism}, null, "kafka", "localhost", configs, client);
        SaslServer to = Sasl.createSaslServer(mechanism, "kafka", "localhost", configs, server);
        assertThat(from).as("a client for %s", mechanism).isNotNull();
        assertThat(to).as("a server for %s", mechanism).isNotNull();
        return new Outcome(from.getClass().getName(), to.getClass().getName(), converse(from, to));
    }

    private static String converse(SaslClient from, SaslServer to) {
        try {
            byte[] token = from.hasInitialResponse() ? from.evaluateChallenge(new byte[0]) : new byte[0];
            for (int i = 0; i < 5 && !to.isComplete(); i++) {
                byte[] challenge = to.evaluateResponse(token);
                token = from.isComplete() && challenge.length == 0 ? new byte[0] : from.evaluateChallenge(challenge);
            }
            return to.isComplete() && from.isComplete() ? to.getAuthorizationID() : "nobody";
        } catch (SaslException | RuntimeException refused) { // of Kafka's own servers
            return "nobody";
        }
    }
}

package com.example.consumer.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.security.token.delegation.DelegationToken;

/** What clients of a broker are configured with: the mechanism, and who logs in. */
final class Logins {
    private static final String MODULES = "org.apache.kafka.common.security.";

    private Logins() {}

    static Map<String, Object> scram(String mechanism, String password) {
        return settings(mechanism, "scram.ScramLoginModule required username=\"alice\" password=\"%s\";", password);
    }

    static Map<String, Object> plain(String password) {
        return settings("PLAIN", "plain.PlainLoginModule required username=\"alice\" password=\"%s\";", password);
    }

    /** An unsecured token for this scope. */
    static Map<String, Object> oauthbearer(String scope) {
        return settings(
                "OAUTHBEARER",
                "oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub=\"alice\""
                        + " unsecuredLoginListClaim_scope=\",%s\";",
                scope);
    }

    static Map<String, Object> token(DelegationToken token, String hmac) {
        return settings(
                "SCRAM-SHA-256",
                "scram.ScramLoginModule required username=\""
                        + token.tokenInfo().tokenId() + "\" password=\"%s\" tokenauth=\"true\";",
                hmac);
    }

    /** PLAIN by an {@link OwnHandler}. */
    static Map<String, Object> byOwnHandler(String password) {
        Map<String, Object> login = settings("PLAIN", "plain.PlainLoginModule required;%s", "");
        return with(
                "sasl.client.callback.handler.class",
                OwnHandler.class.getName(),
                with(OwnHandler.PASSWORD, password, login));
    }

    private static Map<String, Object> settings(String mechanism, String login, String secret) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                mechanism,
                "sasl.jaas.config",
                MODULES + login.formatted(secret));
    }

    /** The same and more. */
    static Map<String, Object> with(String property, Object value, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(property, value);
        return all;
    }

    /** Has our client log in. */
    static Map<String, Object> byOurs(Map<String, Object> kafkas) {
        Map<String, Object> settings = new HashMap<>(kafkas); // with sasl.mechanism and sasl.jaas.config as ever
        settings.put("org.sasl4j.foreign", "true"); // our client takes the name and the password from there
        return settings;
    }

    /** Has our client log in with a delegation token, which a broker takes for a password unless told. */
    static Map<String, Object> tokenByOurs(Map<String, Object> kafkas) {
        Map<String, Object> settings = byOurs(kafkas);
        settings.put("org.sasl4j.scram.extensions", Map.of("tokenauth", "true")); // with a delegation token
        return settings;
    }

    /** Has our client send a token of this scope. */
    static Map<String, Object> oauthbearerByOurs(String scope) {
        Supplier<String> token = () -> unsecured(scope);
        return with("org.sasl4j.oauth.token", token, oauthbearer(scope));
    }

    /** The token that Kafka's login would make: unsecured, of alice, until the year 2100. */
    private static String unsecured(String scope) {
        return encoded("{\"alg\":\"none\"}")
                + '.'
                + encoded("{\"sub\":\"alice\",\"iat\":1,\"exp\":4102444800,\"scope\":[\"" + scope + "\"]}")
                + '.';
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}

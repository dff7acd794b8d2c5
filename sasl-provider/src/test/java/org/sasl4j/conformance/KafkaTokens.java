package org.sasl4j.conformance;

import java.io.IOException;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.apache.kafka.common.security.auth.SaslExtensionsCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerExtensionsValidatorCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallback;
import org.apache.kafka.common.security.oauthbearer.internals.secured.BasicOAuthBearerToken;

/** What Kafka's OAUTHBEARER asks. */
final class KafkaTokens {
    private KafkaTokens() {}

    static boolean answers(Callback asked, Adapter.Asked call) throws IOException, UnsupportedCallbackException {
        if (asked instanceof OAuthBearerTokenCallback question) {
            question.token(token(new String(call.password())));
        } else if (asked instanceof OAuthBearerValidatorCallback question) {
            judge(question);
        } else if (asked instanceof OAuthBearerExtensionsValidatorCallback question) {
            question.inputExtensions().map().keySet().forEach(question::valid);
        } else {
            return asked instanceof SaslExtensionsCallback;
        }
        return true;
    }

    private static void judge(OAuthBearerValidatorCallback question) {
        if (Account.owns(question.tokenValue())) {
            question.token(token(question.tokenValue()));
        } else {
            question.error("invalid_token", "a \"scope\"", "https://example.com/openid");
        }
    }

    private static OAuthBearerToken token(String value) {
        return new BasicOAuthBearerToken(value, Set.of(), Long.MAX_VALUE, Account.NAME, null);
    }
}

package org.sasl4j.provider;

import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.sasl4j.mechanism.oauthbearer.BearerTokenCallback;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenErrorCallback;

/** What {@link OldGsonTest} runs beside an old Gson: a line for each error result that a client of OAUTHBEARER gets. */
public final class OldGson {
    private OldGson() {}

    /** Prints what the application heard. */
    public static void main(String[] arguments) throws SaslException {
        refuse("{\"status\":\"invalid_token\",\"scope\":\"mail\"}");
        refuse("{status:'invalid_token'}");
    }

    private static void refuse(String errorResult) throws SaslException {
        Answers handler = Answers.none()
                .on(BearerTokenCallback.class, (callback, together) -> callback.setToken("stale".toCharArray()))
                .on(TokenErrorCallback.class, (callback, together) -> print(callback.getError()));
        SaslClient client = Ours.client("OAUTHBEARER", Ours.NONE, handler);
        client.evaluateChallenge(new byte[0]);
        client.evaluateChallenge(Ours.utf8(errorResult));
    }

    private static void print(TokenError error) {
        System.out.println(
                "status " + error.status() + ", scope " + error.scope().orElse("none"));
    }
}

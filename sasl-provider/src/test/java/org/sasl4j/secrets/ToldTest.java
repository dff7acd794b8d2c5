package org.sasl4j.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.AuthenticationListener;
import org.sasl4j.ChannelBinding;
import org.sasl4j.LogLines;
import org.sasl4j.MechanismName;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Ours;

@DisplayName("14: whatever happens, no secret is told: in no line of the finest log, no exception, no toString")
class ToldTest {
    private static final String RIGHT = "told-Pencil-7291~";
    private static final String WRONG = "told-Guess-38x46.";

    private final StringBuilder told = new StringBuilder();
    private final StringBuilder messages = new StringBuilder(); // which hold what they have to

    private static Stream<String> mechanisms() {
        return Mechanisms.standard().names().stream().map(MechanismName::toString);
    }

    private void tell(Object what) {
        if (what instanceof Throwable thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            told.append(trace);
        }
        told.append(what).append('\n');
    }

    private Map<String, Object> properties(String mechanism) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "org.sasl4j.mechanisms",
                mechanism,
                "org.sasl4j.channelbinding",
                ChannelBinding.of("tls-server-end-point", new byte[] {1, 2, 3}),
                "org.sasl4j.scram.iterations.min",
                1,
                "org.sasl4j.scram.iterations",
                5,
                "org.sasl4j.server.secret",
                "told-Server-secret",
                "org.sasl4j.external.identity",
                "alice",
                "org.sasl4j.listener",
                (AuthenticationListener) this::tell));
        properties.put(Sasl.QOP, "auth-conf,auth-int,auth");
        TokenValidator validator = request -> {
            tell(request);
            return new String(request.token().revealChars()).equals(RIGHT)
                    ? TokenVerdict.accepted("alice")
                    : TokenVerdict.rejected(TokenError.INVALID_TOKEN);
        };
        properties.put("org.sasl4j.oauth.validator", validator);
        return properties;
    }

    /** How a message may come to harm on its way. */
    private enum Harm {
        NONE,
        CUT_OFF,
        REPLACED,
        LENGTHENED,
        TO_THE_CLIENT;

        byte[] done(byte[] message) {
            return switch (this) {
                case NONE, TO_THE_CLIENT -> message;
                case CUT_OFF -> message == null ? null : Arrays.copyOf(message, message.length / 2);
                case REPLACED -> Ours.utf8("\u00e4\0=,\"\1");
                case LENGTHENED -> message == null ? new byte[1] : Arrays.copyOf(message, message.length + 9);
            };
        }
    }

    private void logIn(String mechanism, CallbackHandler login, CallbackHandler users, Harm harm) throws SaslException {
        SaslClient client = Ours.client(mechanism, properties(mechanism), login);
        SaslServer server = Ours.server(mechanism, properties(mechanism), users);
        try {
            byte[] challenge = {};
            while (!server.isComplete()) {
                byte[] response = note(harm.done(client.evaluateChallenge(challenge)));
                challenge = note(server.evaluateResponse(response));
                challenge = harm == Harm.TO_THE_CLIENT ? Harm.REPLACED.done(challenge) : challenge;
            }
            if (challenge != null) {
                client.evaluateChallenge(challenge);
            }
            Stream.of(Sasl.QOP, "org.sasl4j.authentication.id", "org.sasl4j.scram.extensions")
                    .forEach(key -> tell(server.getNegotiatedProperty(key)));
        } catch (SaslException e) {
            tell(e);
        } finally {
            tell(client);
            tell(server);
            tell(login);
            client.dispose();
            server.dispose();
            tell(client);
            tell(server);
        }
    }

    private byte[] note(byte[] message) {
        messages.append(message == null ? "" : new String(message, StandardCharsets.ISO_8859_1))
                .append('\n');
        return message;
    }

    private static Answers failing() {
        return Answers.none().on(PasswordCallback.class, (callback, together) -> {
            throw new IOException("the vault is closed");
        });
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void noSecretIsTold(String mechanism) throws Exception {
        LogLines.listenAt(Level.ALL);
        Answers users = Answers.user("alice", RIGHT);
        for (Harm harm : Harm.values()) {
            logIn(mechanism, Answers.login("alice", RIGHT), users, harm);
            logIn(mechanism, Answers.login("alice", WRONG), users, harm);
            logIn(mechanism, Answers.login("nobody", WRONG), users, harm);
        }
        logIn(mechanism, Answers.login("alice", RIGHT), failing(), Harm.NONE);
        logIn(mechanism, failing(), users, Harm.NONE);
        logIn(mechanism, Answers.login("alice", ""), users, Harm.NONE);
        LogLines.claimRecords().forEach(line -> {
            tell(line.getMessage());
            tell(line.getThrown());
        });

        assertThat(told.toString()).contains(mechanism + " server failed").contains("at org.sasl4j.");
        Map<String, byte[]> secrets = Secrets.of(mechanism, messages.toString(), List.of(RIGHT, WRONG));
        secrets.put("server's secret", Ours.utf8("told-Server-secret"));
        assertThat(Spelling.found(told.toString(), secrets)).isEmpty();
    }

    @Test
    @DisplayName("14: and a secret that is told would be found, however it is spelt")
    void findsWhatIsTold() {
        byte[] secret = Ours.utf8(RIGHT);
        Map<String, byte[]> secrets = Map.of("password", secret);

        Spelling.of(secret).forEach((how, spelt) -> assertThat(Spelling.found("before " + spelt + " after", secrets))
                .contains("password " + how));
    }
}

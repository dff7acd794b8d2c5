package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.provider.Answers;

/** What the JDK's own mechanisms did for a program they do for it with our provider first, last and absent. */
class SunSaslDropInInteropTest {
    private static final int MUCH = 200_000;

    static Stream<Arguments> serversAndStandings() {
        return Stream.of("CRAM-MD5", "DIGEST-MD5 auth", "DIGEST-MD5 auth-int", "DIGEST-MD5 auth-conf")
                .flatMap(name -> Stream.of(Standing.values()).map(standing -> Arguments.of(name, standing)));
    }

    static Stream<Standing> standings() {
        return Stream.of(Standing.values());
    }

    private static Side answering(Standing standing) {
        return standing == Standing.FIRST ? Side.OURS : Side.SUN;
    }

    /** Null, as some programs have it, or what they set for a layer. */
    private static Map<String, String> properties(String[] words) {
        if (words.length == 1) {
            return null;
        }
        Map<String, String> properties = new HashMap<>();
        properties.put(Sasl.QOP, words[1]);
        properties.put(Sasl.SERVER_AUTH, "true");
        return properties;
    }

    private static SaslServer logIn(String[] words, Side side, String authzid, CallbackHandler client)
            throws SaslException {
        SaslClient from =
                Sasl.createSaslClient(new String[] {words[0]}, authzid, "test", "localhost", properties(words), client);
        SaslServer to = Sasl.createSaslServer(
                words[0], "test", "localhost", properties(words), Alice.atServer(new ArrayList<>()));
        assertThat(from).matches(side::made);
        assertThat(to).matches(side::made);
        byte[] last = to.evaluateResponse(from.evaluateChallenge(to.evaluateResponse(new byte[0])));
        if (last != null) {
            assertThat(from.evaluateChallenge(last)).isNull();
        }
        assertThat(from.isComplete()).isTrue();
        if (words.length > 1 && !words[1].equals("auth")) {
            carry(from, to);
        }
        return to;
    }

    private static void carry(SaslClient from, SaslServer to) throws SaslException {
        byte[] octets = new byte[MUCH];
        Arrays.fill(octets, (byte) 42);
        byte[] up = from.wrap(octets, 0, MUCH);
        assertThat(to.unwrap(up, 0, up.length)).isEqualTo(octets);
        byte[] down = to.wrap(octets, 0, MUCH);
        assertThat(from.unwrap(down, 0, down.length)).isEqualTo(octets);
    }

    private static String outcome(String[] words, Side side, String authzid, CallbackHandler client) {
        try {
            return logIn(words, side, authzid, client).getAuthorizationID();
        } catch (SaslException refused) {
            return "nobody";
        }
    }

    @ParameterizedTest
    @MethodSource("serversAndStandings")
    @DisplayName(
            "10 A3, SunSASL: right and wrong secrets, other identities and messages of any length, both sides alike")
    void servesAsBefore(String name, Standing standing) throws Exception {
        String[] words = name.split(" ");
        Side side = answering(standing);
        standing.run(() -> {
            assertThat(outcome(words, side, null, Alice.atClient(Alice.PASSWORD)))
                    .isEqualTo(Alice.NAME);
            assertThat(outcome(words, side, null, Alice.atClient("guess"))).isEqualTo("nobody");
            assertThat(outcome(
                            words,
                            side,
                            null,
                            Answers.login("bob", Alice.PASSWORD)
                                    .on(
                                            javax.security.sasl.RealmCallback.class,
                                            (callback, together) -> callback.setText(callback.getDefaultText()))))
                    .isEqualTo("nobody");
            if (words[0].equals(Sides.DIGEST_MD5)) {
                assertThat(outcome(words, side, Alice.BOSS, Alice.atClient(Alice.PASSWORD)))
                        .isEqualTo(Alice.BOSS);
                assertThat(outcome(words, side, "bob", Alice.atClient(Alice.PASSWORD)))
                        .isEqualTo("nobody");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("standings")
    @DisplayName("10 A3, SunSASL: clients of PLAIN and EXTERNAL send what they sent")
    void sendsAsBefore(Standing standing) throws Exception {
        standing.run(() -> {
            for (String name : new String[] {"PLAIN", "EXTERNAL"}) {
                SaslClient client = Sasl.createSaslClient(
                        new String[] {name}, "boss", "imap", "localhost", null, Alice.atClient(Alice.PASSWORD));

                assertThat(client).matches(answering(standing)::made);
                assertThat(client.hasInitialResponse()).isTrue();
                assertThat(new String(client.evaluateChallenge(new byte[0])))
                        .isEqualTo(name.equals("PLAIN") ? "boss\0" + Alice.NAME + '\0' + Alice.PASSWORD : "boss");
                assertThat(client.isComplete()).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("standings")
    @DisplayName("10 A3: what nobody had, nobody has with a policy that says so, and the JDK's own refusal stays")
    void refusesAsBefore(Standing standing) throws Exception {
        standing.run(() -> {
            for (String name : new String[] {"PLAIN", "GSSAPI2"}) {
                assertThat(Sasl.createSaslClient(
                                new String[] {name},
                                null,
                                "imap",
                                "localhost",
                                Map.of(Sasl.POLICY_NOPLAINTEXT, "true"),
                                Alice.atClient(Alice.PASSWORD)))
                        .isNull();
            }
            assertThat(Sasl.createSaslServer("ANONYMOUS", "imap", "localhost", null, Alice.atClient("")))
                    .isNull();
        });
    }
}

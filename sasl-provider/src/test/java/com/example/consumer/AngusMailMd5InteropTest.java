package com.example.consumer;

import static com.example.consumer.AngusMail.assertNothingInClear;
import static com.example.consumer.AngusMail.logIn;
import static com.example.consumer.AngusMail.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Angus Mail's IMAP client, unchanged, with DIGEST-MD5 (which it can do without a layer only) and CRAM-MD5. */
class AngusMailMd5InteropTest {
    private static final String EVERYTHING = "AUTH=DIGEST-MD5 AUTH=CRAM-MD5 AUTH=PLAIN AUTH=LOGIN";

    private final List<String> realms = new CopyOnWriteArrayList<>();

    static Stream<Arguments> bothWithCapabilities() {
        return Stream.of(Sides.DIGEST_MD5, Sides.CRAM_MD5)
                .flatMap(mechanism -> Sides.of(mechanism, EVERYTHING, EVERYTHING + " SASL-IR"));
    }

    static Stream<Sides> digestMd5() {
        return Sides.of(Sides.DIGEST_MD5);
    }

    @AfterEach
    void unregister() {
        Sides.unregister();
    }

    private ImapListener listener(Sides sides, String capabilities, String announced) throws IOException {
        sides.register();
        return new ImapListener(capabilities, mechanism -> server(sides, announced));
    }

    private SaslServer server(Sides sides, String announced) throws SaslException {
        Map<String, String> properties =
                Map.of(Sasl.QOP, "auth,auth-int,auth-conf", "com.sun.security.sasl.digest.realm", announced);
        return sides.server().server(sides.mechanism(), "imap", "localhost", properties, Alice.atServer(realms));
    }

    @ParameterizedTest
    @MethodSource("bothWithCapabilities")
    @DisplayName("Angus Mail: the right password logs in, whether or not there could be an initial response")
    void logsIn(Sides sides, String capabilities) throws Exception {
        try (ImapListener listener = listener(sides, capabilities, "example.com")) {
            logIn(listener, settings(sides.mechanism()), Alice.PASSWORD);

            assertThat(listener.users()).containsExactly(Alice.NAME);
            assertThat(listener.received()).anyMatch(line -> line.endsWith(" AUTHENTICATE " + sides.mechanism()));
            assertNothingInClear(listener, Alice.PASSWORD);
        }
    }

    @ParameterizedTest
    @MethodSource("bothWithCapabilities")
    @DisplayName("Angus Mail: a wrong password is refused and nothing weaker is tried")
    void refusesWrongPassword(Sides sides, String capabilities) throws Exception {
        try (ImapListener listener = listener(sides, capabilities, "example.com")) {
            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> logIn(listener, settings(sides.mechanism()), "guess"));

            assertThat(listener.users()).isEmpty();
            assertThat(listener.received()).anyMatch(line -> line.endsWith(" AUTHENTICATE " + sides.mechanism()));
            assertNothingInClear(listener, "guess");
        }
    }

    @ParameterizedTest
    @MethodSource("digestMd5")
    @DisplayName("D15, Angus Mail: of two realms the client takes the first unless its settings name one")
    void choosesOfTwoRealms(Sides sides) throws Exception {
        Properties named = settings(sides.mechanism());
        named.put("mail.imap.sasl.realm", "example.org");
        try (ImapListener listener = listener(sides, EVERYTHING, "example.com example.org")) {
            logIn(listener, settings(sides.mechanism()), Alice.PASSWORD);
            logIn(listener, named, Alice.PASSWORD);

            assertThat(listener.users()).containsExactly(Alice.NAME, Alice.NAME);
            assertThat(realms).containsExactly("example.com", "example.org");
        }
    }

    @ParameterizedTest
    @MethodSource("digestMd5")
    @DisplayName("D11, Angus Mail: one acts as another where that is allowed, and only there")
    void actsAsAnother(Sides sides) throws Exception {
        Properties asBoss = settings(sides.mechanism());
        asBoss.put("mail.imap.sasl.authorizationid", Alice.BOSS);
        Properties asBob = settings(sides.mechanism());
        asBob.put("mail.imap.sasl.authorizationid", "bob");
        try (ImapListener listener = listener(sides, EVERYTHING, "example.com")) {
            logIn(listener, asBoss, Alice.PASSWORD);
            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> logIn(listener, asBob, Alice.PASSWORD));

            assertThat(listener.users()).containsExactly(Alice.BOSS);
        }
    }

    @ParameterizedTest
    @MethodSource("digestMd5")
    @DisplayName("D12, Angus Mail: a server that cannot prove that it knows the password is left")
    void refusesImpostor(Sides sides) throws Exception {
        sides.register();
        try (ImapListener listener =
                new ImapListener(EVERYTHING, mechanism -> Impostor.of(server(sides, "example.com")))) {
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> logIn(listener, settings(sides.mechanism()), Alice.PASSWORD));

            assertThat(listener.users()).isEmpty();
            assertNothingInClear(listener, Alice.PASSWORD);
        }
    }
}

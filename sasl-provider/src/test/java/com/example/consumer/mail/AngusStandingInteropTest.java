package com.example.consumer.mail;

import static com.example.consumer.AngusMail.assertNothingInClear;
import static com.example.consumer.AngusMail.logIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.consumer.Alice;
import com.example.consumer.AngusMail;
import com.example.consumer.ImapListener;
import com.example.consumer.LineListener;
import com.example.consumer.OurServers;
import com.example.consumer.Standing;
import com.example.consumer.Trial;
import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.auth.OAuth2SaslClient;
import org.eclipse.angus.mail.auth.OAuth2SaslClientFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Angus Mail's clients of SMTP, IMAP and POP3, unchanged, at listeners whose mechanisms are ours. */
class AngusStandingInteropTest {
    private static final String SCRAM = "SCRAM-SHA-256";

    static Stream<Arguments> passwords() {
        return Stream.of("smtp", "imap").flatMap(protocol -> Trial.of("DIGEST-MD5", "CRAM-MD5", SCRAM)
                .map(trial -> Arguments.of(protocol, trial)));
    }

    static Stream<Trial> inClear() {
        return Trial.of("PLAIN", "LOGIN", "OAUTHBEARER", "XOAUTH2");
    }

    @BeforeEach
    void haveAngusRegisterItsOwn() {
        OAuth2SaslClientFactory.init();
    }

    private static LineListener listener(String protocol, String mechanism) throws IOException {
        LineListener.Servers ours = asked -> OurServers.start(asked, protocol);
        return switch (protocol) {
            case "smtp" -> new SmtpListener(mechanism + " PLAIN LOGIN", ours);
            case "pop3" -> new Pop3Listener(mechanism, ours);
            default -> new ImapListener("AUTH=" + mechanism + " AUTH=PLAIN AUTH=LOGIN", ours);
        };
    }

    private static Properties forScramAlone() {
        Properties settings = new Properties();
        settings.put("mail.smtp.auth", "true");
        settings.put("mail.smtp.auth.mechanisms", "none"); // what Angus has itself would send the password
        settings.put("mail.smtp.sasl.enable", "true");
        settings.put("mail.smtp.sasl.mechanisms", "SCRAM-SHA-256");
        return settings;
    }

    /** What Angus has itself is not to come into it. */
    private static Properties settings(String protocol, String mechanism) {
        Properties settings = AngusMail.settings(protocol, mechanism);
        settings.put("mail." + protocol + ".auth", "true");
        settings.put("mail." + protocol + ".auth.mechanisms", "none");
        return settings;
    }

    /** Angus's own client of XOAUTH2 stands after the JDK's providers. */
    private static List<String> told(Trial trial) {
        return trial.mechanism().equals("XOAUTH2") && trial.standing() != Standing.FIRST
                ? List.of("client of XOAUTH2: " + OAuth2SaslClient.class.getName())
                : trial.told();
    }

    @ParameterizedTest
    @MethodSource("passwords")
    @DisplayName(
            "12, Angus Mail: by SMTP and IMAP the right password logs in, a wrong one does not, neither is in clear")
    void logsIn(String protocol, Trial trial) throws Exception {
        try (LineListener listener = listener(protocol, trial.mechanism())) {
            Properties settings = settings(protocol, trial.mechanism());
            trial.standing().watched(witness -> {
                logIn(protocol, listener, settings, Alice.PASSWORD);
                assertThat(witness.told()).isEqualTo(trial.told());
            });
            assertNothingInClear(listener, Alice.PASSWORD);
            trial.standing().watched(witness -> {
                assertThatExceptionOfType(AuthenticationFailedException.class)
                        .isThrownBy(() -> logIn(protocol, listener, settings, "guess"));
                assertThat(witness.told()).isEqualTo(trial.told());
            });
            assertThat(listener.users()).containsExactly(Alice.NAME);
            assertNothingInClear(listener, "guess");
        }
    }

    @ParameterizedTest
    @MethodSource("inClear")
    @DisplayName("12, Angus Mail: SMTP by the mechanisms that send the secret, right and wrong")
    void logsInInClear(Trial trial) throws Exception {
        try (LineListener listener = listener("smtp", trial.mechanism())) {
            Properties settings = settings("smtp", trial.mechanism());
            trial.standing().watched(witness -> {
                logIn("smtp", listener, settings, Alice.PASSWORD);
                assertThat(witness.told()).isEqualTo(told(trial));
                assertThatExceptionOfType(AuthenticationFailedException.class)
                        .isThrownBy(() -> logIn("smtp", listener, settings, "guess"));
            });
            assertThat(listener.users()).containsExactly(Alice.NAME);
        }
    }

    @Test
    @DisplayName("12, Angus Mail: without our provider and with nothing of its own SMTP fails, and nothing is in clear")
    void failsWithoutOurs() throws Exception {
        try (LineListener listener = listener("smtp", SCRAM)) {
            Standing.ABSENT.watched(witness -> {
                assertThatExceptionOfType(AuthenticationFailedException.class)
                        .isThrownBy(() -> logIn("smtp", listener, forScramAlone(), Alice.PASSWORD));
                assertThat(witness.told()).isEmpty();
            });
            assertThat(listener.received()).noneMatch(line -> line.startsWith("AUTH"));
            Standing.FIRST.run(() -> logIn("smtp", listener, forScramAlone(), Alice.PASSWORD));
            assertThat(listener.users()).containsExactly(Alice.NAME);
            assertNothingInClear(listener, Alice.PASSWORD);
        }
    }

    @Test
    @DisplayName("12, Angus Mail: without our provider it takes its own LOGIN for SCRAM unless that is switched off")
    void sendsPasswordWithoutOurs() throws Exception {
        try (LineListener listener = listener("smtp", SCRAM)) {
            Properties settings = settings("smtp", SCRAM);
            settings.remove("mail.smtp.auth.mechanisms");
            Standing.ABSENT.watched(witness -> logIn("smtp", listener, settings, Alice.PASSWORD));
            assertThat(listener.received()).contains("AUTH LOGIN");
        }
    }

    static Stream<Arguments> pop3() {
        return Stream.of("PLAIN", "XOAUTH2")
                .flatMap(name -> Stream.of(Standing.values()).map(standing -> Arguments.of(name, standing)));
    }

    @ParameterizedTest
    @MethodSource("pop3")
    @DisplayName("12, Angus Mail: POP3 has mechanisms of its own and asks no provider; our servers take them")
    void asksNoProviderByPop3(String mechanism, Standing standing) throws Exception {
        Properties settings = settings("pop3", mechanism);
        settings.put("mail.pop3.auth.mechanisms", mechanism);
        settings.put("mail.pop3.auth.xoauth2.disable", "false");
        try (LineListener listener = listener("pop3", mechanism)) {
            standing.watched(witness -> {
                logIn("pop3", listener, settings, Alice.PASSWORD);
                assertThatThrownBy(() -> logIn("pop3", listener, settings, "guess"))
                        .as("refused, though connect() does not say so of PLAIN");
                assertThat(witness.told()).isEmpty();
            });
            assertThat(listener.users()).containsExactly(Alice.NAME);
        }
    }
}

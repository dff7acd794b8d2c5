package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.LogLines;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.TestLogins;

@DisplayName("13, users: a right password is heard of")
class RightPasswordTest {
    private final MemoryCredentialStore users = new MemoryCredentialStore().put("juliet", "pencil".toCharArray());
    private final List<String> heard = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();

    private StoreServerContext server(RightPassword hook) {
        return StoreServerContext.builder(users)
                .onRightPassword((user, password, preparation) -> {
                    heard.add(user + ' ' + new String(password.revealChars()) + ' ' + preparation);
                    secrets.add(password);
                    hook.heard(user, password, preparation);
                })
                .build();
    }

    private static String login(String mechanism, String name, String password, String actAs, StoreServerContext server)
            throws MechanismException {
        Mechanism chosen = TestLogins.mechanism(mechanism);
        return TestLogins.run(chosen, TestLogins.client(name, password, actAs), server)
                .authorizationId();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN", "FOO"})
    @DisplayName("13, users: once by each mechanism that sends it, with the canonical name, and is wiped then")
    void isHeardOnce(String mechanism) throws Exception {
        assertThat(login(mechanism, "jul\u00adiet", "pencil", "", server((user, password, preparation) -> {})))
                .isEqualTo("juliet");

        assertThat(heard).containsExactly("juliet pencil saslprep");
        assertThatIllegalStateException().isThrownBy(secrets.get(0)::revealBytes);
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN,juliet,pencils,'',REFUSED",
        "LOGIN,juliet,pencils,'',REFUSED",
        "FOO,nobody,pencil,'',REFUSED",
        "PLAIN,juliet,pencil,romeo,NOT_AUTHORIZED",
        "FOO,juliet,pencil,romeo,NOT_AUTHORIZED"
    })
    @DisplayName("13, users: not where a login fails, be it that the user may not act as somebody else")
    void isNotHeardOfFailures(String mechanism, String name, String password, String actAs, Reason reason) {
        StoreServerContext server = server((user, heardOf, preparation) -> {});

        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> login(mechanism, name, password, actAs, server))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "CRAM-MD5"})
    @DisplayName("13, users: not where it was not sent")
    void isNotHeardWhereItIsNotSent(String mechanism) throws Exception {
        login(mechanism, "juliet", "pencil", "", server((user, password, preparation) -> {}));

        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "state,java.lang.IllegalStateException",
        "input,java.io.IOException",
        "error,java.lang.AssertionError",
        "file,'java.nio.file.AccessDeniedException: users'",
        "ours,org.sasl4j.MechanismException: the database is down"
    })
    @DisplayName("13, users: what goes wrong then changes nothing for the login, and is logged without what others say")
    void changesNothing(String what, String logged) throws Exception {
        StoreServerContext server = server((user, password, preparation) -> {
            switch (what) {
                case "state" -> throw new IllegalStateException("pencil");
                case "error" -> throw new AssertionError("pencil");
                case "input" -> throw new IOException("pencil");
                case "file" -> throw new AccessDeniedException("users");
                default -> throw new MechanismException(Reason.TEMPORARY, "the database is down");
            }
        });

        assertThat(login("PLAIN", "juliet", "pencil", "", server)).isEqualTo("juliet");

        assertThat(LogLines.claim())
                .containsExactly("WARNING the password was right, but what was to be done with it failed: " + logged);
        assertThatIllegalStateException().isThrownBy(secrets.get(0)::revealBytes);
    }
}

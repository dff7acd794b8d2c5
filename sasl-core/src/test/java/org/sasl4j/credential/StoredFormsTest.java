package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.mechanism.TestLogins;

class StoredFormsTest {
    /** Reads whatever begins with its mark, and would read all if it were asked first. */
    public static final class Greedy implements StoredForm {
        @Override
        public boolean isForm(String text) {
            return true;
        }

        @Override
        public Credential read(String text) {
            return (Credential.Verifier) password -> Optional.empty();
        }

        @Override
        public String description() {
            return "anything";
        }
    }

    @Test
    @DisplayName("11: a broken form in some jar is skipped, and the standard ones are asked before all others")
    void aBrokenFormLeavesTheOthers(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(StoredForm.class.getName()),
                "com.example.NoSuchForm\n" + Greedy.class.getName() + "\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, StoredFormsTest.class.getClassLoader())) {
            assertThat(StoredForms.found(loader))
                    .extracting(StoredForm::description)
                    .containsExactly(
                            "{PLAIN}password",
                            "a DIGEST-MD5 credential as htdigest or Dovecot write it",
                            "a SCRAM credential as RFC 5803, PostgreSQL, Kafka, Dovecot or MongooseIM write it",
                            "anything");
        }
    }

    @Test
    @DisplayName("rule 1: a judge that fails reads as TEMPORARY, whatever the password's letters")
    void aFailingJudgeIsNoWrongPassword() {
        Credential.Verifier broken = password -> {
            throw new NumberFormatException("broken hash");
        };
        StoreServerContext context =
                StoreServerContext.of((user, realm, mechanism) -> Optional.of(new Account(user, broken)));
        for (String password : new String[] {"secret", "s\u00e9cret"}) {
            Exchange server = Exchange.server(TestLogins.mechanism("PLAIN"), context);

            assertThatExceptionOfType(MechanismException.class)
                    .isThrownBy(() -> server.evaluate(("\0alice\0" + password).getBytes(StandardCharsets.UTF_8)))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TEMPORARY));
        }
    }
}

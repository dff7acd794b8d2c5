package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.AnyForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Exchange;
import org.sasl4j.LogLines;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.ServiceFolder;
import org.sasl4j.mechanism.TestLogins;
import org.sasl4j.mechanism.scram.ScramForm;

class StoredFormsTest {
    @TempDir
    private Path folder;

    private List<String> found(List<String> classes) throws IOException {
        try (ServiceFolder loader = ServiceFolder.naming(folder, StoredForm.class, classes)) {
            return StoredForms.found(loader).stream()
                    .map(StoredForm::description)
                    .toList();
        }
    }

    @Test
    @DisplayName("11: a broken form in some jar is skipped, and the standard ones are asked before all others")
    void aBrokenFormLeavesTheOthers() throws IOException {
        assertThat(found(List.of("com.example.NoSuchForm", AnyForm.class.getName())))
                .containsExactly(
                        "{PLAIN}password",
                        "a DIGEST-MD5 credential as htdigest or Dovecot write it",
                        "a SCRAM credential as RFC 5803, PostgreSQL, Kafka, Dovecot or MongooseIM write it",
                        "anything");
        assertThat(LogLines.claim())
                .containsExactly("WARNING a stored form was skipped: java.util.ServiceConfigurationError:"
                        + " org.sasl4j.credential.StoredForm: Provider com.example.NoSuchForm not found");
    }

    @Test
    @DisplayName("11: a jar in which a hundred forms are broken keeps nobody waiting")
    void givesUpOneDay() throws IOException {
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            broken.add("com.example.NoSuchForm" + i);
        }
        broken.add(AnyForm.class.getName());
        assertThat(found(broken)).contains("anything");
        assertThat(LogLines.claim()).hasSize(99);

        broken.add(0, "com.example.NoSuchForm");
        assertThat(found(broken)).doesNotContain("anything");
        assertThat(LogLines.claim()).hasSize(100);
    }

    @Test
    @DisplayName("11: the words of somebody else's form may repeat a password")
    void knowsWhoseAFormIs() {
        assertThat(StoredForms.isOurs(ScramForm.RFC_5803)).isTrue();
        assertThat(StoredForms.isOurs(new AnyForm())).isFalse();
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

package org.sasl4j.mechanism.foo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.ServerContext;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.TestLogins;

class FooTest {
    private static final ServerContext CONTEXT =
            StoreServerContext.of(new MemoryCredentialStore().put("user", "Pencil 13!".toCharArray()));

    @Test
    void hidesThePasswordTwice() throws MechanismException {
        Exchange client = Exchange.client(new Foo(), TestLogins.client("user", "Pencil 13!", ""));

        assertThat(client.evaluate(null)).isEqualTo("\0user\0Pencil 13!".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void changesNoPassword() throws MechanismException {
        StringBuilder all = new StringBuilder();
        for (char c = ' '; c <= '~'; c++) {
            all.append(c);
        }
        Exchange client = Exchange.client(new Foo(), TestLogins.client("user", all.toString(), ""));

        assertThat(client.evaluate(null)).isEqualTo(("\0user\0" + all).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void letsTheRightPasswordInAndNoOther() throws MechanismException {
        assertThat(TestLogins.run(new Foo(), TestLogins.client("user", "Pencil 13!", ""), CONTEXT)
                        .authorizationId())
                .isEqualTo("user");
        assertThatThrownBy(() -> TestLogins.run(new Foo(), TestLogins.client("user", "Crapvy 13!", ""), CONTEXT))
                .isInstanceOf(MechanismException.class);
    }

    @Test
    void isThePatternForACustomMechanismInUnderFortyLines() throws IOException {
        Path source = Path.of("src/main/java/org/sasl4j/mechanism/foo/Foo.java");
        long lines = Files.readAllLines(source).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("(package|import|@Override|/\\*\\*|\\}).*"))
                .count();

        assertThat(lines).as("lines of code without imports and closing braces").isLessThan(40);
    }
}

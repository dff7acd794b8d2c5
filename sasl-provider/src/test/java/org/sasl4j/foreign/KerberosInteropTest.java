package org.sasl4j.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.provider.ForkedJvm;

/** Real tickets of a real key distribution centre. */
@Tag("heavy")
class KerberosInteropTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("12, foreign: GSSAPI of the JDK, chosen by priority, logs in with a ticket and protects what follows")
    void logsInByTicket() throws Exception {
        List<String> told = ForkedJvm.run(folder, "=", "", Kerberos.class, List.of(folder.toString()));

        assertThat(told)
                .contains(
                        "auth: alice@EXAMPLE.COM true",
                        "auth-int: alice@EXAMPLE.COM true auth-int after the exchange",
                        "auth-conf: alice@EXAMPLE.COM true auth-conf after the exchange",
                        "without a ticket: REFUSED");
    }
}

package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.Secret;
import org.sasl4j.credential.FileCredentialStore;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramUpgrade;

@DisplayName("13, users: SCRAM keys are left behind through the provider")
class UpgradeTest {
    @Test
    @DisplayName("13, users: by the store and the hook among the properties of a server")
    void leavesKeys(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("users"), "juliet:{PLAIN}pencil\n");
        FileCredentialStore store = FileCredentialStore.open(file, Secret.of("the server's".toCharArray()));
        Map<String, Object> properties = Map.of(
                "org.sasl4j.credentials", store, "org.sasl4j.password.right", ScramUpgrade.in(store, Hash.SHA_256));

        SaslServer server = Ours.server("PLAIN", properties, null);
        server.evaluateResponse(Ours.utf8("\0juliet\0pencil"));

        assertThat(server.getAuthorizationID()).isEqualTo("juliet");
        assertThat(Files.readString(file)).startsWith("juliet:SCRAM-SHA-256$4096:");
    }
}

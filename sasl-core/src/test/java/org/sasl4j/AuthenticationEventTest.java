package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;

@DisplayName("14: JDK Flight Recorder has an event for each exchange that ends")
class AuthenticationEventTest {
    private static final String NAME = "org.sasl4j.Authentication";
    private static final MemoryCredentialStore STORE =
            new MemoryCredentialStore().put("juliet", "wherefore".toCharArray());

    @TempDir
    private Path directory;

    private static void plain(String password) throws MechanismException {
        Mechanism plain = Mechanisms.standard().find(MechanismName.of("PLAIN")).orElseThrow();
        try (Secret secret = Secret.of(password.toCharArray());
                Exchange client = Exchange.client(plain, ClientContext.of("juliet", secret));
                Exchange server = Exchange.server(plain, StoreServerContext.of(STORE))) {
            server.evaluate(client.evaluate(null));
        }
    }

    private List<RecordedEvent> recorded(Recording recording) throws IOException {
        Path file = directory.resolve("recording.jfr");
        recording.stop();
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(NAME))
                .toList();
    }

    @Test
    void tellsHowEachSideEndedAndNamesNobody() throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable(NAME);
            recording.start();
            plain("wherefore");
            assertThatThrownBy(() -> plain("guess")).isInstanceOf(MechanismException.class);

            List<RecordedEvent> events = recorded(recording);
            assertThat(events)
                    .extracting(
                            event -> event.getString("side"),
                            event -> event.getString("outcome"),
                            event -> event.getString("reason"))
                    .containsExactly(
                            tuple("CLIENT", "SUCCEEDED", null),
                            tuple("SERVER", "SUCCEEDED", null),
                            tuple("CLIENT", "SUCCEEDED", null),
                            tuple("SERVER", "FAILED", "REFUSED"));
            assertThat(events).allSatisfy(event -> {
                assertThat(event.getString("mechanism")).isEqualTo("PLAIN");
                assertThat(event.getInt("messages")).isEqualTo(1);
                assertThat(event.getDuration()).isPositive().isLessThan(Duration.ofMinutes(1));
                assertThat(event.getString("authenticationId")).isNull();
                assertThat(event.toString()).doesNotContain("juliet").doesNotContain("wherefore");
            });
        }
    }

    @Test
    void namesTheUserWhereItsSettingSaysSo() throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable(NAME).with("identity", "true");
            recording.start();
            plain("wherefore");

            assertThat(recorded(recording))
                    .hasSize(2)
                    .allSatisfy(event ->
                            assertThat(event.getString("authenticationId")).isEqualTo("juliet"))
                    .last()
                    .satisfies(event ->
                            assertThat(event.getString("authorizationId")).isEqualTo("juliet"));
        }
    }

    @Test
    void isNotWrittenWhereNobodyRecordsIt() throws Exception {
        try (Recording recording = new Recording()) {
            recording.disable(NAME);
            recording.start();
            plain("wherefore");

            assertThat(recorded(recording)).isEmpty();
        }
    }
}

package org.sasl4j.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.NameCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.security.scram.internals.ScramCredentialUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.Secret;
import org.sasl4j.credential.FileCredentialStore;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoredForm;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Ours;
import org.wildfly.security.auth.callback.CredentialCallback;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.password.interfaces.DigestPassword;
import org.wildfly.security.sasl.digest.DigestServerFactory;

class PasswdCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    /** Runs it with this on standard input. */
    private int sasl(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return SaslCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        } finally {
            System.setIn(before);
        }
    }

    private String passwd(String... arguments) {
        List<String> all = new ArrayList<>(List.of("passwd", "--password-stdin"));
        all.addAll(List.of(arguments));
        out.getBuffer().setLength(0);
        assertThat(sasl("secret\n", all.toArray(String[]::new)))
                .as(err.toString())
                .isZero();
        return out.toString().strip();
    }

    private static void assertLogsIn(String mechanism, String stored) throws Exception {
        MemoryCredentialStore users = new MemoryCredentialStore().put("alice", StoredForm.parse(stored));
        Map<String, Object> properties = Map.of(
                "org.sasl4j.credentials", users, "org.sasl4j.mechanisms", mechanism, "org.sasl4j.digest.realm", "here");
        SaslServer server = Ours.server(mechanism, properties, null);
        Map<String, Object> client = Map.of("org.sasl4j.mechanisms", mechanism, "org.sasl4j.scram.iterations.min", 1);
        assertThat(Ours.converse(Ours.client(mechanism, client, Answers.login("alice", "secret")), server)
                        .getAuthorizationID())
                .isEqualTo("alice");
    }

    @ParameterizedTest
    @CsvSource({
        "SCRAM-SHA-1, rfc5803", "SCRAM-SHA-224, rfc5803", "SCRAM-SHA-256, rfc5803", "SCRAM-SHA-384, rfc5803",
        "SCRAM-SHA-512, rfc5803", "SCRAM-SHA3-512, rfc5803", "SCRAM-SHA-256, postgresql", "SCRAM-SHA-256, kafka",
        "SCRAM-SHA-512, kafka", "SCRAM-SHA-1, dovecot", "SCRAM-SHA-256, dovecot", "SCRAM-SHA-1, mongooseim",
        "SCRAM-SHA-384, mongooseim"
    })
    @DisplayName("13, passwd: what it makes, in each form, lets its user in")
    void makesWhatLetsIn(String mechanism, String format) throws Exception {
        String stored = passwd("--mechanism", mechanism, "--format", format, "--iterations", "9", "alice");

        assertThat(stored).contains("9");
        assertLogsIn(mechanism, stored);
    }

    @Test
    @DisplayName("13, passwd: a hash for DIGEST-MD5 is a whole line of htdigest's, and lets its user in")
    void makesDigestHash() throws Exception {
        String line = passwd("--mechanism", "DIGEST-MD5", "--realm", "here", "alice");

        assertThat(line).isEqualTo("alice:here:7fbf91f2f384b9e4b6fbd49059104234");
        assertLogsIn("DIGEST-MD5", line.substring("alice:".length()));
    }

    @Test
    @DisplayName("13, passwd: the salt and the iterations may be said, which makes RFC 7677's known answer")
    void makesTheKnownAnswer() {
        assertThat(sasl("pencil", "passwd", "--password-stdin", "--salt", "W22ZaJ0SNY7soEsUEjb6gQ==", "user"))
                .isZero();

        assertThat(out.toString().strip())
                .isEqualTo("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY="
                        + ":wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=");
    }

    @Test
    @DisplayName("13, passwd: Elytron's server, which keeps DIGEST-MD5's hash as well, lets its user in by it")
    void elytronTakesTheHash() throws Exception {
        String line = passwd("--mechanism", "DIGEST-MD5", "--realm", "localhost", "alice");
        byte[] hash = HexFormat.of().parseHex(line.substring(line.lastIndexOf(':') + 1));
        Answers handler = Answers.none()
                .on(NameCallback.class, (callback, together) -> {})
                .on(RealmCallback.class, (callback, together) -> {})
                .on(
                        CredentialCallback.class,
                        (callback, together) -> callback.setCredential(new PasswordCredential(DigestPassword.createRaw(
                                DigestPassword.ALGORITHM_DIGEST_MD5, "alice", "localhost", hash))))
                .authorising();
        SaslServer server =
                new DigestServerFactory().createSaslServer("DIGEST-MD5", "test", "localhost", Map.of(), handler);

        assertThat(Ours.converse(Ours.client("DIGEST-MD5", Ours.NONE, Answers.login("alice", "secret")), server)
                        .getAuthorizationID())
                .isEqualTo("alice");
    }

    @Test
    @DisplayName("13, passwd: Kafka reads its form")
    void kafkaReadsItsForm() {
        String stored = passwd("--format", "kafka", "--mechanism", "SCRAM-SHA-512", "alice");

        assertThat(ScramCredentialUtils.credentialFromString(stored).iterations())
                .isEqualTo(10000);
    }

    @Test
    @DisplayName("13, passwd: a users file is made, changed in place and left otherwise as it was")
    void changesUsersFile() throws Exception {
        Path users = folder.resolve("users");
        passwd("--file", users.toString(), "--iterations", "9", "alice");
        Files.writeString(users, "# ours\n" + Files.readString(users) + "\nbob:{PLAIN}other\n");
        String before = Files.readString(users);

        passwd("--file", users.toString(), "--iterations", "11", "--mechanism", "SCRAM-SHA-256,SCRAM-SHA-1", "alice");

        assertThat(Files.readString(users))
                .startsWith("# ours\nalice:SCRAM-SHA-256$11:")
                .contains("\nalice:SCRAM-SHA-1$11:")
                .endsWith("\n\nbob:{PLAIN}other\n")
                .isNotEqualTo(before);
        assertThat(FileCredentialStore.open(users, Secret.of("s".toCharArray())))
                .isNotNull();
        assertThat(sasl("", "passwd", "--file", users.toString(), "--delete", "alice"))
                .isZero();
        assertThat(Files.readString(users)).isEqualTo("# ours\n\nbob:{PLAIN}other\n");
        assertThat(sasl("", "passwd", "--file", users.toString(), "--delete", "alice"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("sasl: there is no user alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwd|name a user",
                "passwd --mechanism PLAIN alice|keeps nothing of its own",
                "passwd --mechanism SCRAM-SHA-256-PLUS alice|leave -PLUS out",
                "passwd --mechanism DIGEST-MD5 alice|--realm",
                "passwd --mechanism DIGEST-MD5 --realm r --format kafka alice|written as htdigest",
                "passwd --format kafka --mechanism SCRAM-SHA-1 alice|kafka is not written for SCRAM-SHA-1",
                "passwd --format htdigest alice|htdigest is not written for SCRAM-SHA-256",
                "passwd --salt ! alice|not base64",
                "passwd --iterations -1 alice|1 or more",
                "passwd --password-stdin alice|the password is empty",
                "passwd --delete alice|from which --file",
                "passwd verify --password-stdin bogus|not a stored form",
                "passwd convert --format kafka {PLAIN}x|cannot be written as kafka"
            })
    @DisplayName("13, passwd: a slip is one line, says what would be right, and exits with 2")
    void saysWhatIsWrong(String lineAndWords) {
        String[] both = lineAndWords.split("\\|");

        assertThat(sasl("", both[0].split(" "))).isEqualTo(2);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("sasl: ")
                .contains(both[1]);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    @DisplayName("13, passwd: a password with a prohibited character is refused without being repeated")
    void refusesProhibitedPassword() {
        assertThat(sasl("se\u0007cret", "passwd", "--password-stdin", "alice")).isEqualTo(1);

        assertThat(err.toString()).startsWith("sasl: ").doesNotContain("cret");
    }

    @ParameterizedTest
    @CsvSource({"secret, 0, right", "guess, 1, wrong"})
    @DisplayName("13, passwd verify: tells by word and exit code whether a password fits")
    void verifies(String password, int exitCode, String word) {
        String stored = passwd("--iterations", "9", "alice");
        out.getBuffer().setLength(0);

        assertThat(sasl(password, "passwd", "verify", "--password-stdin", stored))
                .isEqualTo(exitCode);

        assertThat(out.toString().strip()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"se\u00adcret", "my\u00a0secret", "\u2168", "cafe\u0301"})
    @DisplayName("13, passwd verify: a password that SASLprep changes fits what was made from it")
    void preparesWhatItVerifies(String password) {
        assertThat(sasl(password, "passwd", "--password-stdin", "--iterations", "9", "alice"))
                .isZero();
        String stored = out.toString().strip();

        assertThat(sasl(password, "passwd", "verify", "--password-stdin", stored))
                .isZero();
        assertThat(sasl(password, "passwd", "verify", "--password-stdin", "{PLAIN}" + password))
                .isZero();
        assertThat(sasl(password, "passwd", "verify", "--password-stdin", "--normalization", "NONE", stored))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("13, passwd verify: DIGEST-MD5 hashes a password as it is, and so it is judged")
    void preparesNothingForDigest() {
        String password = "se\u00adcret";
        assertThat(sasl(password, "passwd", "--password-stdin", "--mechanism", "DIGEST-MD5", "--realm", "r", "alice"))
                .isZero();
        String stored = out.toString().strip().substring("alice:".length());

        assertThat(sasl(password, "passwd", "verify", "--password-stdin", "--user", "alice", stored))
                .isZero();
    }

    @Test
    @DisplayName("13, passwd verify: a password that SASLprep prohibits fits nothing")
    void prohibitedPasswordIsWrong() {
        assertThat(sasl("se\u0007cret", "passwd", "verify", "--password-stdin", "{PLAIN}secret"))
                .isEqualTo(1);

        assertThat(out.toString().strip()).isEqualTo("wrong");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "dovecot", "mongooseim", "postgresql"})
    @DisplayName("13, passwd convert: there and back again nothing is lost, one or a line each")
    void converts(String format) {
        String stored = passwd("--iterations", "9", "alice");
        out.getBuffer().setLength(0);
        assertThat(sasl(stored + "\n" + stored + "\r\n", "passwd", "convert", "--format", format))
                .isZero();
        List<String> converted = out.toString().lines().toList();
        assertThat(converted).hasSize(2).allMatch(converted.get(0)::equals);
        out.getBuffer().setLength(0);

        assertThat(sasl("", "passwd", "convert", "--format", "rfc5803", converted.get(0)))
                .isZero();

        assertThat(out.toString().strip()).isEqualTo(stored);
    }
}

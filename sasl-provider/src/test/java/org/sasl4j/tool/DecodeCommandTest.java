package org.sasl4j.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.MechanismName;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Ours;

class DecodeCommandTest {
    private static final String CLIENT_FIRST = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO";
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String SERVER_FIRST = "r=" + NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private static final String CLIENT_FINAL = "c=biws,r=" + NONCE + ",p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
    private static final String SERVER_FINAL = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int decode(String password, List<String> lines, String... more) throws Exception {
        Path trace = Files.write(folder.resolve("trace"), lines);
        List<String> arguments = new ArrayList<>(List.of("decode"));
        arguments.addAll(List.of(more));
        if (password != null) {
            Path file = Files.writeString(folder.resolve("password"), password + "\n");
            arguments.addAll(List.of("--password-file", file.toString()));
        }
        arguments.add(trace.toString());
        return SaslCommand.run(
                new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<List<String>> traces() {
        String[] base64 = Stream.of(CLIENT_FIRST, SERVER_FIRST, CLIENT_FINAL, SERVER_FINAL)
                .map(DecodeCommandTest::base64)
                .toArray(String[]::new);
        return Stream.of(
                List.of(CLIENT_FIRST, SERVER_FIRST, CLIENT_FINAL, SERVER_FINAL),
                List.of(base64),
                List.of("C: " + base64[0], "S: " + base64[1], "C: " + base64[2], "S: " + base64[3]),
                List.of(
                        "* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=SCRAM-SHA-256] ready",
                        "a1 AUTHENTICATE SCRAM-SHA-256 " + base64[0],
                        "+ " + base64[1],
                        base64[2],
                        "+ " + base64[3],
                        "",
                        "a1 OK Logged in"),
                List.of(
                        "<- 250-mail.example.com",
                        "<- 250 AUTH SCRAM-SHA-256 PLAIN",
                        "-> AUTH SCRAM-SHA-256 " + base64[0],
                        "<- 334 " + base64[1],
                        "-> " + base64[2],
                        "<- 334 " + base64[3],
                        "->",
                        "<- 235 2.7.0 in"));
    }

    @ParameterizedTest
    @MethodSource("traces")
    @DisplayName(
            "13, decode: bare, marked and in the traces of IMAP and SMTP, SCRAM is told field by field, and the proof is right")
    void tellsTheFieldsOfScram(List<String> trace) throws Exception {
        assertThat(decode("pencil", trace)).as(out + err.toString()).isZero();

        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .containsSubsequence(
                        " gs2-cbind-flag n (the client cannot bind to a channel)",
                        " n= username user",
                        " s= salt W22ZaJ0SNY7soEsUEjb6gQ==",
                        " i= iteration-count 4096",
                        " c= channel-binding biws",
                        "ClientProof: right",
                        "ServerSignature: right");
    }

    @Test
    @DisplayName("13, decode: a dump of LDAP's octets is read, too")
    void readsLdap() throws Exception {
        List<String> lines = new ArrayList<>();
        dump(
                lines,
                "-> ldap.example.com:389",
                new LDAPMessage(1, new BindRequestProtocolOp("", "SCRAM-SHA-256", new ASN1OctetString(CLIENT_FIRST))));
        dump(
                lines,
                "<- ldap.example.com:389",
                new LDAPMessage(
                        1, new BindResponseProtocolOp(14, null, null, null, new ASN1OctetString(SERVER_FIRST))));
        dump(
                lines,
                "-> ldap.example.com:389",
                new LDAPMessage(2, new BindRequestProtocolOp("", "SCRAM-SHA-256", new ASN1OctetString(CLIENT_FINAL))));
        dump(
                lines,
                "<- ldap.example.com:389",
                new LDAPMessage(2, new BindResponseProtocolOp(0, null, null, null, new ASN1OctetString(SERVER_FINAL))));

        assertThat(decode("pencil", lines)).as(out + err.toString()).isZero();

        assertThat(out.toString()).contains("mechanism: SCRAM-SHA-256", "ClientProof: right", "ServerSignature: right");
    }

    /** As the JDK's {@code com.sun.jndi.ldap.trace.ber} writes it. */
    private static void dump(List<String> lines, String heading, LDAPMessage message) {
        byte[] octets = message.encode().encode();
        lines.add(heading);
        lines.add("");
        for (int at = 0; at < octets.length; at += 16) {
            int end = Math.min(octets.length, at + 16);
            lines.add(String.format("%04x: ", at)
                    + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(octets, at, end)
                    + "    ................");
        }
        lines.add("");
    }

    static Stream<String> provable() {
        return Mechanisms.standard().names().stream()
                .map(MechanismName::toString)
                .filter(name -> name.startsWith("SCRAM-") || name.endsWith("MD5"));
    }

    @ParameterizedTest
    @MethodSource("provable")
    @DisplayName("13, decode: what our own client and server say is without fault, and follows from the password")
    void findsNothingWrongWithOurs(String mechanism) throws Exception {
        Map<String, Object> properties = Map.of(
                "org.sasl4j.mechanisms",
                mechanism,
                "org.sasl4j.channelbinding",
                org.sasl4j.ChannelBinding.of("tls-server-end-point", new byte[32]),
                "org.sasl4j.credentials",
                Ours.store().put("jürgen", "pä,ss".toCharArray()),
                Sasl.QOP,
                mechanism.equals("DIGEST-MD5") ? "auth-int" : "auth");
        SaslClient client = Ours.client(mechanism, properties, Answers.login("jürgen", "pä,ss"));
        SaslServer server = Ours.server(mechanism, properties, null);
        List<String> lines = new ArrayList<>(List.of("AUTH " + mechanism));
        byte[] message = client.hasInitialResponse() ? client.evaluateChallenge(new byte[0]) : new byte[0];
        add(lines, "C", message);
        while (!server.isComplete()) {
            byte[] challenge = server.evaluateResponse(message);
            add(lines, "S", challenge);
            message = challenge == null ? null : client.evaluateChallenge(challenge);
            add(lines, "C", message);
        }

        assertThat(decode("pä,ss", lines)).as(out + err.toString()).isZero();

        assertThat(out.toString()).contains(": right").doesNotContain("WRONG", "!");
    }

    @Test
    @DisplayName(
            "13, decode: README shows what it writes, of a client that signs its own nonce instead of the whole one")
    void writesWhatReadmeShows() throws Exception {
        String proof = "O9uzSubb+3i48FupGqpwHCRwCzqSP7Ka+/+aEQLF0vQ=";
        List<String> lines = List.of(
                "C: a1 AUTHENTICATE SCRAM-SHA-256",
                "C: " + base64(CLIENT_FIRST),
                "S: " + base64(SERVER_FIRST),
                "C: " + base64("c=biws,r=" + NONCE + ",p=" + proof));

        assertThat(decode("pencil", lines)).isEqualTo(1);

        assertThat(Files.readString(Path.of("README.md"))).contains("trace.txt\n" + out.toString() + "```");
    }

    private static void add(List<String> lines, String side, byte[] message) {
        if (message != null && message.length > 0) {
            lines.add(side + ": " + Base64.getEncoder().encodeToString(message));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n,,n=user,r=abc|r=abc,s=c2FsdA==,i=4096|the client's nonce and more",
                "n,,n=user,r=abc|r=abcd,s=c2FsdA==,i=1000|less than the 4096",
                "n,,n=user,r=abc|r=abcd,s=?,i=4096|s= is not base64",
                "n,,r=abc,n=user|r=abcd,s=c2FsdA==,i=4096|n= comes first",
                "n,,n=us=er,r=abc|r=abcd,s=c2FsdA==,i=4096|not =2C or =3D",
                "n,,m=x,n=user,r=abc|r=abcd,s=c2FsdA==,i=4096|has to make the other side fail",
                "n,,n=user,r=abc,r=abc|r=abcd,s=c2FsdA==,i=4096|r= is there twice"
            })
    @DisplayName("13, decode: what breaks a rule of the RFC is pointed at")
    void pointsAtFaults(String clientFirst, String serverFirst, String fault) throws Exception {
        assertThat(decode(null, List.of(clientFirst, serverFirst))).isEqualTo(1);

        assertThat(out.toString().lines()).anyMatch(line -> line.startsWith("   ! ") && line.contains(fault));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUTH PLAIN AGFsaWNlAHNlY3JldA==",
                "AUTH LOGIN|334 VXNlcm5hbWU6|YWxpY2U=|334 UGFzc3dvcmQ6|c2VjcmV0",
                "AUTH OAUTHBEARER bixhPWFsaWNlLAFhdXRoPUJlYXJlciBzZWNyZXQBAQ=="
            })
    @DisplayName("13, decode: passwords and tokens are stars, unless they are asked for")
    void masksSecrets(String trace) throws Exception {
        assertThat(decode(null, List.of(trace.split("\\|")))).isZero();
        assertThat(out.toString()).contains("alice", "********").doesNotContain("secret");

        assertThat(decode(null, List.of(trace.split("\\|")), "--show-secrets")).isZero();

        assertThat(out.toString()).contains("secret");
    }

    static Stream<List<String>> unreadable() {
        String plain = base64("\0alice\0secret");
        String comma = base64("\0alice\0my,secret,word=secret");
        return Stream.of(
                List.of("AUTH PLAIN " + base64("alice\0secret")),
                List.of("AUTH PLAIN " + base64("\0alice\0secret\0secret")),
                List.of("AUTH PLAIN " + base64("alice\0secret\0")),
                List.of("AUTH PLAIN", "334", base64("secret"), "535 no", "AUTH PLAIN", "334", base64("secret")),
                List.of("AUTH OAUTHBEARER " + base64("n,a=alice,\u0001auth=secret\u0001\u0001")),
                List.of("AUTH OAUTHBEARER " + base64("n,a=alice,\u0001auth=Bearer\tsecret\u0001\u0001")),
                List.of("AUTH OAUTHBEARER " + base64("n,a=alice,\u0001auth=secret secret\u0001\u0001")),
                List.of("AUTH OAUTHBEARER " + base64("n,a=alice,\u0001secret==\u0001\u0001")),
                List.of("AUTH OAUTHBEARER " + base64("n,a=alice,\u0001Auth=Bearer secret\u0001\u0001")),
                List.of("AUTH XOAUTH2 " + base64("user=alice\u0001auth=secret\u0001\u0001")),
                List.of("AUTH XOAUTH2 " + base64("user=alice^Aauth=Bearer secret^A^A")),
                List.of("AUTH FOO " + base64("alice\0secret")),
                List.of("AUTH X-MINE " + plain),
                List.of("AUTH EXTERNAL " + plain),
                List.of("AUTH CRAM-MD5 " + plain),
                List.of("AUTH CRAM-MD5 " + base64("\0alice\0my secret")),
                List.of("AUTH DIGEST-MD5 " + plain),
                List.of("AUTH DIGEST-MD5 " + base64("user=alice\u0001auth=secret\u0001\u0001")),
                List.of("AUTH SCRAM-SHA-256 " + plain),
                List.of("AUTH SCRAM-SHA-256 " + comma),
                List.of("AUTH SCRAM-SHA-256 " + base64("n,secret,n=alice,r=abc")),
                List.of("AUTH SCRAM-SHA-256 " + base64("n,,n=alice,secret,r=abc")),
                List.of("AUTH LOGIN " + plain),
                List.of("AUTH LOGIN", base64("alice"), base64("secret")),
                List.of(
                        "AUTH LOGIN",
                        "334 " + base64("Username:"),
                        "?",
                        "334 " + base64("Password:"),
                        base64("secret")),
                List.of(base64("Username:"), base64("alice"), base64("Password:"), base64("secret")),
                List.of(CLIENT_FIRST, SERVER_FIRST, CLIENT_FINAL, plain),
                List.of("<1@example.com>", base64("alice " + "0".repeat(32)), plain),
                List.of("nonce=\"abc\",algorithm=md5-sess", "username=\"alice\"", plain),
                List.of(base64("alice\0secret")));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    @DisplayName("13, decode: what cannot be read may be a secret, so it is stars, too")
    void masksWhatCannotBeRead(List<String> trace) throws Exception {
        decode(null, trace);

        assertThat(out.toString()).contains("********").doesNotContain("secret");

        decode(null, trace, "--show-secrets");

        assertThat(out.toString()).contains("secret");
    }

    @Test
    @DisplayName("13, decode: it says how long it is what it does not show")
    void tellsTheLengthOfWhatCannotBeRead() throws Exception {
        assertThat(decode(null, List.of("AUTH PLAIN " + base64("alice\0secret"))))
                .isEqualTo(1);

        assertThat(out.toString()).contains("********  (12 characters, masked").contains("it has 1 NULs");
    }

    @Test
    @DisplayName("13, decode: FOO has PLAIN's message, and is shown like it")
    void readsFooAsPlain() throws Exception {
        assertThat(decode(null, List.of("AUTH FOO AGFsaWNlAHNlY3JldA=="))).isZero();

        assertThat(out.toString()).contains("authcid", "alice", "********").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRAM-MD5", "SCRAM-SHA-256", "DIGEST-MD5", "LOGIN", "EXTERNAL"})
    @DisplayName("13, decode: each attempt of a trace is read by its own mechanism")
    void readsEachAttemptByItself(String second) throws Exception {
        List<String> trace =
                List.of("AUTH PLAIN AGFsaWNlAHNlY3JldA==", "535 5.7.8 no", "AUTH " + second + " " + base64("bob"));

        decode(null, trace);

        assertThat(out.toString())
                .contains("mechanism: PLAIN", "authcid", "mechanism: " + second)
                .doesNotContain("secret");
    }

    @Test
    @DisplayName("13, decode: a proof is checked in the attempt that has one")
    void checksTheProofOfAnyAttempt() throws Exception {
        List<String> trace = List.of(
                "AUTH PLAIN AGFsaWNlAHNlY3JldA==",
                "535 5.7.8 no",
                "AUTH SCRAM-SHA-256 " + base64(CLIENT_FIRST),
                "334 " + base64(SERVER_FIRST),
                base64(CLIENT_FINAL));

        assertThat(decode("pencil", trace)).as(out + err.toString()).isZero();

        assertThat(out.toString()).contains("ClientProof: right");
    }

    @Test
    @DisplayName(
            "13, decode: a trace without a message is called wrongly, and so is a password where there is no proof")
    void needsSomethingToRead() throws Exception {
        assertThat(decode(null, List.of("hello there", ""))).isEqualTo(2);
        assertThat(decode("secret", List.of("AUTH PLAIN AGFsaWNlAHNlY3JldA=="))).isEqualTo(2);
        assertThat(err.toString()).contains("no message in the trace", "no proof to check");
    }

    @Test
    @DisplayName("13, decode: a trace cannot make anybody wait who wants its proof checked")
    void computesNoMoreIterationsThanAnybodyWouldWaitFor() throws Exception {
        List<String> trace = List.of(
                "n,,n=user,r=abc",
                "r=abcdef,s=QSXCR+Q6sek8bf92,i=999999999",
                "c=biws,r=abcdef,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");

        assertThat(decode("pencil", trace)).isEqualTo(2);
        assertThat(err.toString()).contains("999999999 iterations");
    }

    @Test
    @DisplayName("13, decode: a value is as long as it is, and so is the time and the stack that it takes")
    void readsValuesOfAnyLength() throws Exception {
        String nonce = "x".repeat(100_000);

        assertThat(decode(null, List.of("nonce=\"" + nonce + "\",algorithm=md5-sess")))
                .isZero();
        assertThat(out.toString()).contains(nonce);
    }

    @Test
    @DisplayName("13, decode: what a verdict says of a peer's realm does nothing to the screen")
    void printsNoControlCharactersOfRealms() throws Exception {
        List<String> trace = List.of(
                "S: realm=\"a\",realm=\"\u001b[31m\",nonce=\"abc\",algorithm=md5-sess",
                "C: username=\"u\",realm=\"a\",nonce=\"abc\",cnonce=\"y\",nc=00000001,digest-uri=\"imap/x\",response=3651b188623af80e75cead92468aa51b");

        assertThat(decode("secret", trace)).isEqualTo(1);
        assertThat(out.toString()).contains("hashed with '<1b>[31m'").doesNotContain("\u001b");
    }

    @Test
    @DisplayName("13, decode: neither does what a client calls its values")
    void printsNoControlCharactersOfKeys() throws Exception {
        decode(
                null,
                List.of(base64("n,,\u0001auth=Bearer x\u0001\u001b[31m=y\u0001\u0001")),
                "--mechanism",
                "OAUTHBEARER");

        assertThat(out.toString()).contains("<1b>[31m").doesNotContain("\u001b");
    }

    @Test
    @DisplayName("13, decode: nor does the name of a mechanism, which LDAP sends as any octets")
    void printsNoControlCharactersOfMechanisms() throws Exception {
        List<String> lines = List.of(
                "0000: 30 1c 02 01 01 60 17 02 01 03 04 00 a3 10 04 05",
                "0010: 50 4c 41 49 1b 04 07 00 61 00 62 63 64 65");

        decode(null, lines);

        assertThat(out.toString()).contains("mechanism: PLAI<1b>").doesNotContain("\u001b");
    }

    @Test
    @DisplayName("13, decode: a length of LDAP near the end of what an int holds is longer than the dump")
    void takesNoLengthBeyondTheDump() throws Exception {
        decode(null, List.of("0000: 30 84 7f ff ff ff 00 00"));

        assertThat(err.toString()).contains("no message in the trace");
    }
}

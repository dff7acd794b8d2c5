package com.example.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.Program;
import com.example.consumer.AngusMail;
import com.example.consumer.OursFirst;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sasl4j.tls.TestCertificate;
import org.sasl4j.tls.TestTls;

/** Angus Mail logs in to the example of an SMTP server. */
@ExtendWith(OursFirst.class)
class SmtpServerTest {
    private static final char[] PASSWORD = "key store".toCharArray();

    private static TestCertificate certificate;
    private static Program server;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.of("localhost");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "server", certificate.keys().getPrivate(), PASSWORD, new X509Certificate[] {certificate.certificate()});
        Path file = folder.resolve("keys.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, PASSWORD);
        }
        server = Program.run(SmtpServer.class, file.toString(), new String(PASSWORD));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void logIn(String mechanism, String password) throws Exception {
        Properties settings = AngusMail.settings("smtp", mechanism);
        settings.put("mail.smtp.auth", "true");
        settings.put("mail.smtp.auth.mechanisms", "none");
        settings.put("mail.smtp.starttls.required", "true");
        settings.put(
                "mail.smtp.ssl.socketFactory",
                TestTls.context(TestTls.jsse(), null, certificate.certificate()).getSocketFactory());
        settings.put("mail.smtp.ssl.checkserveridentity", "false");
        try (Transport transport = Session.getInstance(settings).getTransport("smtp")) {
            transport.connect("localhost", server.port(), "juliet", password);
            assertThat(transport.isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "DIGEST-MD5", "PLAIN"})
    @DisplayName("16, examples: Angus Mail logs in to the SMTP server under STARTTLS")
    void letsIn(String mechanism) throws Exception {
        logIn(mechanism, "wherefore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SCRAM-SHA-256", "DIGEST-MD5", "PLAIN"})
    @DisplayName("16, examples: Angus Mail does not with a wrong password")
    void refuses(String mechanism) {
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> logIn(mechanism, "romeo"))
                .isInstanceOf(MessagingException.class);
    }

    @Test
    @DisplayName("16, examples: before STARTTLS the SMTP server offers nothing that shows a password")
    void offersNoPlainInClear() throws Exception {
        try (Socket socket = server.connect()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            socket.getOutputStream().write("EHLO me\r\nAUTH PLAIN AGp1bGlldAB3aGVyZWZvcmU=\r\n".getBytes());
            assertThat(in.readLine()).startsWith("220 ");
            assertThat(in.readLine()).startsWith("250-localhost");
            assertThat(in.readLine()).isEqualTo("250-STARTTLS");
            assertThat(in.readLine())
                    .startsWith("250 AUTH ")
                    .contains("SCRAM-SHA-256")
                    .doesNotContain("PLAIN", "LOGIN", "PLUS");
            assertThat(in.readLine()).startsWith("504 ");
        }
    }
}

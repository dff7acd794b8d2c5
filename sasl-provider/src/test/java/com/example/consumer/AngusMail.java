package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import org.sasl4j.tls.TestTls;

/** Angus Mail's clients as alice. */
public final class AngusMail {
    private static final String[] CLEAR = {
        " LOGIN ", "AUTHENTICATE PLAIN", "AUTHENTICATE LOGIN", "AUTH PLAIN", "AUTH LOGIN", "PASS "
    };

    private AngusMail() {}

    static Properties settings(String mechanisms) {
        return settings("imap", mechanisms);
    }

    /** Those of a protocol. */
    public static Properties settings(String protocol, String mechanisms) {
        Properties settings = new Properties();
        settings.put("mail." + protocol + ".sasl.enable", "true");
        settings.put("mail." + protocol + ".sasl.mechanisms", mechanisms);
        settings.put("mail." + protocol + ".connectiontimeout", String.valueOf(TestTls.PATIENCE));
        settings.put("mail." + protocol + ".timeout", String.valueOf(TestTls.PATIENCE));
        return settings;
    }

    static void logIn(ImapListener listener, Properties settings, String password) throws MessagingException {
        logIn("imap", listener, settings, password);
    }

    /** The same by a protocol. */
    public static void logIn(String protocol, LineListener listener, Properties settings, String password)
            throws MessagingException {
        Session session = Session.getInstance(settings);
        try (Service service = protocol.equals("smtp") ? session.getTransport(protocol) : session.getStore(protocol)) {
            service.connect("localhost", listener.port(), "alice", password);
            assertThat(service.isConnected()).isTrue();
        }
    }

    /** Neither the commands that send a password in clear, nor its octets in any line, encoded or not. */
    public static void assertNothingInClear(LineListener listener, String password) {
        assertThat(listener.received()).isNotEmpty().allSatisfy(line -> {
            assertThat(line).doesNotContain(CLEAR).doesNotContain(password);
            for (String word : line.split(" ")) {
                assertThat(decoded(word)).doesNotContain(password);
            }
        });
    }

    private static String decoded(String word) {
        try {
            return new String(Base64.getDecoder().decode(word), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}

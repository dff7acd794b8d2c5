package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import org.sasl4j.tls.TestTls;

/** Angus Mail's IMAP client as alice. */
final class AngusMail {
    private AngusMail() {}

    static Properties settings(String mechanisms) {
        Properties settings = new Properties();
        settings.put("mail.imap.sasl.enable", "true");
        settings.put("mail.imap.sasl.mechanisms", mechanisms);
        settings.put("mail.imap.connectiontimeout", String.valueOf(TestTls.PATIENCE));
        settings.put("mail.imap.timeout", String.valueOf(TestTls.PATIENCE));
        return settings;
    }

    static void logIn(ImapListener listener, Properties settings, String password) throws MessagingException {
        try (Store store = Session.getInstance(settings).getStore("imap")) {
            store.connect("127.0.0.1", listener.port(), "alice", password);
            assertThat(store.isConnected()).isTrue();
        }
    }

    /** Neither the commands that send a password in clear, nor its octets in any line, encoded or not. */
    static void assertNothingInClear(ImapListener listener, String password) {
        assertThat(listener.received()).isNotEmpty().allSatisfy(line -> {
            assertThat(line).doesNotContain(" LOGIN ", "AUTHENTICATE PLAIN", "AUTHENTICATE LOGIN", password);
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

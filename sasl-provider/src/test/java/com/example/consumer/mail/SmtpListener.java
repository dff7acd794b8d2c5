package com.example.consumer.mail;

import com.example.consumer.LineListener;
import java.io.IOException;
import java.util.Locale;
import javax.security.sasl.SaslException;

/** As much of an SMTP server (RFC 5321, 4954) as logging in needs. */
public final class SmtpListener extends LineListener {
    private final String mechanisms;

    public SmtpListener(String mechanisms, Servers servers) throws IOException {
        super(loopback(), servers);
        this.mechanisms = mechanisms;
        start();
    }

    @Override
    protected void serve(Talk talk) throws IOException {
        talk.send("220 ready");
        for (String line = talk.read(); line != null; line = talk.read()) {
            String[] words = line.split(" ");
            switch (words[0].toUpperCase(Locale.ROOT)) {
                case "EHLO" -> talk.send("250-localhost", "250 AUTH " + mechanisms);
                case "AUTH" -> talk.send(authenticate(words, talk));
                case "QUIT" -> {
                    talk.send("221 bye");
                    return;
                }
                default -> talk.send("250 done");
            }
        }
    }

    private String authenticate(String[] words, Talk talk) throws IOException {
        try {
            authenticate(talk, "334 ", words[1], words.length > 2 ? words[2] : null);
            return "235 2.7.0 done";
        } catch (SaslException e) {
            return "535 5.7.8 " + e.getMessage();
        }
    }
}

package com.example.consumer.mail;

import com.example.consumer.LineListener;
import java.io.IOException;
import java.util.Locale;
import javax.security.sasl.SaslException;

/** As much of a POP3 server (RFC 1939, 5034) as logging in needs. */
final class Pop3Listener extends LineListener {
    private final String mechanisms;

    Pop3Listener(String mechanisms, Servers servers) throws IOException {
        super(loopback(), servers);
        this.mechanisms = mechanisms;
        start();
    }

    @Override
    protected void serve(Talk talk) throws IOException {
        talk.send("+OK ready");
        for (String line = talk.read(); line != null; line = talk.read()) {
            String[] words = line.split(" ");
            switch (words[0].toUpperCase(Locale.ROOT)) {
                case "CAPA" -> talk.send("+OK", "SASL " + mechanisms, ".");
                case "AUTH" -> talk.send(authenticate(words, talk));
                case "USER", "PASS" -> talk.send("-ERR not here");
                case "QUIT" -> {
                    talk.send("+OK bye");
                    return;
                }
                default -> talk.send("+OK done");
            }
        }
    }

    private String authenticate(String[] words, Talk talk) throws IOException {
        try {
            authenticate(talk, "+ ", words[1], words.length > 2 ? words[2] : null);
            return "+OK done";
        } catch (SaslException e) {
            return "-ERR " + e.getMessage();
        }
    }
}

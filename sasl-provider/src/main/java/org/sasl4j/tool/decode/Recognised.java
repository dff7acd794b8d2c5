package org.sasl4j.tool.decode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sasl4j.mechanism.scram.Hash;

/** Finds out the mechanism of an exchange, and the decoder for it. */
final class Recognised {
    private static final String SCRAM = "SCRAM";

    private Recognised() {}

    /** Guesses the mechanism from the messages, if the trace does not name it. */
    static String mechanism(List<Message> messages) {
        for (Message message : messages) {
            String text = message.utf8();
            if (text.contains("\u0001auth=")) {
                return text.startsWith("user=") ? "XOAUTH2" : "OAUTHBEARER";
            }
            if (text.matches("(?s)(n|y|p=[^,]*),[^,]*,.*[nm]=.*")) {
                return SCRAM;
            }
            if (text.contains("nonce=") || text.startsWith("rspauth=")) {
                return "DIGEST-MD5";
            }
            if (text.matches("<[^<>]+@[^<>]+>")) {
                return "CRAM-MD5";
            }
            if (text.matches("(?s)[^\0]*\0[^\0]+\0.*")) {
                return "PLAIN";
            }
            if (text.toLowerCase(Locale.ROOT).startsWith("user name") || LoginDecoder.isPrompt(text)) {
                return "LOGIN";
            }
        }
        return "";
    }

    static Decoder decoder(String mechanism) {
        String name = mechanism.toUpperCase(Locale.ROOT);
        if (name.startsWith(SCRAM)) {
            Optional<Hash> hash = Hash.named(name.replaceAll("^SCRAM-?|-PLUS$", ""));
            return new ScramDecoder(hash.orElse(null));
        }
        return switch (name) {
            case "DIGEST-MD5" -> new DigestDecoder();
            case "CRAM-MD5" -> OneMessageDecoder.CRAM_MD5.start();
            case "PLAIN", "FOO" -> OneMessageDecoder.PLAIN.start();
            case "LOGIN" -> new LoginDecoder();
            case "OAUTHBEARER", "XOAUTH2" -> OneMessageDecoder.OAUTHBEARER.start();
            case "EXTERNAL", "ANONYMOUS" -> OneMessageDecoder.TEXT.start();
            default -> OneMessageDecoder.UNKNOWN.start();
        };
    }
}

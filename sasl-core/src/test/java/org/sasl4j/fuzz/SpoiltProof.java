package org.sasl4j.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message in which nothing is wrong but the proof, and that in one octet: whoever compares carelessly takes it for right. */
final class SpoiltProof {
    /** SCRAM's p= and v=, which come last. */
    private static final Pattern BASE64 = Pattern.compile("(?<=,p=|^v=)[A-Za-z0-9+/]+={0,2}$");

    /** DIGEST-MD5's and CRAM-MD5's. */
    private static final Pattern HEX = Pattern.compile("\\b[0-9a-f]{32}\\b");

    private static final int MOST = 255;

    private SpoiltProof() {}

    /** A message without a proof stays as it is. */
    static byte[] in(byte[] message, FuzzedDataProvider data) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        Matcher base64 = BASE64.matcher(text);
        if (base64.find()) {
            byte[] spoilt = spoilt(Base64.getDecoder().decode(base64.group()), data);
            return replaced(text, base64, Base64.getEncoder().encodeToString(spoilt));
        }
        Matcher hex = HEX.matcher(text);
        if (hex.find()) {
            return replaced(
                    text, hex, HexFormat.of().formatHex(spoilt(HexFormat.of().parseHex(hex.group()), data)));
        }
        return message;
    }

    private static byte[] spoilt(byte[] proof, FuzzedDataProvider data) {
        proof[data.consumeInt(0, proof.length - 1)] ^= (byte) data.consumeInt(1, MOST);
        return proof;
    }

    private static byte[] replaced(String text, Matcher found, String by) {
        return (text.substring(0, found.start()) + by + text.substring(found.end()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}

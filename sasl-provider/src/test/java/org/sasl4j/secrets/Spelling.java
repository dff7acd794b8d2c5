package org.sasl4j.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways in which a secret may lie in memory or stand in a text. */
final class Spelling {
    private static final int WORD = 4;

    private Spelling() {}

    /** Each as octets, which are characters of ISO 8859-1. */
    static Map<String, String> of(byte[] secret) {
        String octets = new String(secret, StandardCharsets.ISO_8859_1);
        Map<String, String> spelt = new LinkedHashMap<>();
        spelt.put("as octets", octets);
        spelt.put("as characters", characters(octets));
        spelt.put("in hex", HexFormat.of().formatHex(secret));
        spelt.put("in base64", whole(Base64.getEncoder().encodeToString(secret)));
        if (secret.length % WORD == 0) {
            spelt.put("as words", words(secret)); // of MD5, which has the least octet first
        }
        return spelt;
    }

    /** The names of the secrets that a text has, each with how it is spelt. */
    static List<String> found(String text, Map<String, byte[]> secrets) {
        List<String> found = new ArrayList<>();
        secrets.forEach((name, secret) -> of(secret).forEach((how, spelt) -> {
            if (text.contains(spelt)) {
                found.add(name + ' ' + how);
            }
        }));
        return found;
    }

    /** As a heap dump has an array of characters. */
    private static String characters(String octets) {
        StringBuilder two = new StringBuilder();
        octets.chars().forEach(one -> two.append('\0').append((char) one));
        return two.toString();
    }

    /** Without what depends on the octets that follow. */
    private static String whole(String base64) {
        String unpadded = base64.replace("=", "");
        return unpadded.substring(0, unpadded.length() - 1);
    }

    private static String words(byte[] secret) {
        byte[] turned = new byte[secret.length];
        for (int i = 0; i < secret.length; i++) {
            turned[i] = secret[i / WORD * WORD + WORD - 1 - i % WORD];
        }
        return new String(turned, StandardCharsets.ISO_8859_1);
    }
}

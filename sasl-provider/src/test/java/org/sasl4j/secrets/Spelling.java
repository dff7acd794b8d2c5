package org.sasl4j.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

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

    /** The names of the secrets that a text has, each with how it is spelt. The text is read once: it may be a whole heap. */
    static Set<String> found(String text, Map<String, byte[]> secrets) {
        Map<String, String> names = new LinkedHashMap<>();
        secrets.forEach((name, secret) -> of(secret)
                .forEach((how, spelt) -> names.merge(spelt, name + ' ' + how, (one, other) -> one + " or " + other)));
        BitSet beginnings = new BitSet();
        names.keySet()
                .forEach(spelt -> beginnings.set(place(spelt.chars().limit(WORD).reduce(0, Spelling::and))));
        Set<String> found = new LinkedHashSet<>();
        int last = 0;
        for (int i = 0; i < text.length(); i++) {
            last = and(last, text.charAt(i));
            if (beginnings.get(place(last))) {
                int from = i + 1 - WORD;
                names.forEach((spelt, name) -> {
                    if (text.startsWith(spelt, from)) {
                        found.add(name);
                    }
                });
            }
        }
        return found;
    }

    /** The last four characters, after one more. */
    private static int and(int before, int character) {
        return before << Byte.SIZE | character & 0xff;
    }

    private static int place(int word) {
        return word * 0x9E3779B1 >>> Short.SIZE; // spreads words that differ little
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

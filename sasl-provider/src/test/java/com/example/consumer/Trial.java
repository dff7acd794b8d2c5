package com.example.consumer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A consumer asks for a client of a mechanism, with our provider somewhere. */
public record Trial(Standing standing, String mechanism) {
    private static final String SUN = "com.sun.security.sasl.";
    private static final Map<String, String> OF_JDK = Map.of(
            "CRAM-MD5", SUN + "CramMD5Client",
            "DIGEST-MD5", SUN + "digest.DigestMD5Client",
            "EXTERNAL", SUN + "ExternalClient",
            "PLAIN", SUN + "PlainClient");

    /** The trials of these mechanisms in which anybody answers: without ours, only those that the JDK has. */
    public static Stream<Trial> of(String... mechanisms) {
        return Arrays.stream(mechanisms)
                .flatMap(mechanism -> Arrays.stream(Standing.values()).map(standing -> new Trial(standing, mechanism)))
                .filter(trial -> trial.standing != Standing.ABSENT || OF_JDK.containsKey(trial.mechanism));
    }

    /** What a witness tells after one login. */
    public List<String> told() {
        boolean ours = standing == Standing.FIRST || !OF_JDK.containsKey(mechanism);
        return List.of("client of " + mechanism + ": " + (ours ? "ours" : OF_JDK.get(mechanism)));
    }

    @Override
    public String toString() {
        return mechanism + ", ours " + standing;
    }
}

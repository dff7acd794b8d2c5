package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.provider.ForkedJvm;

/** Hadoop's RPC, unchanged, with delegation tokens, whichever provider its server and its client happen to find. */
@Tag("heavy")
class HadoopRpcInteropTest {
    private static final String CLIENT = "DIGEST-MD5 client succeeded";
    private static final String SERVER = "DIGEST-MD5 server succeeded";

    @TempDir
    private Path directory;

    static Stream<Sides> sides() {
        return Sides.of(Sides.DIGEST_MD5);
    }

    @ParameterizedTest
    @MethodSource("sides")
    @DisplayName(
            "10 A2, 12, Hadoop: messages of 10 octets to 20 MiB go through, and a refusal is one that every client knows")
    void calls(Sides sides) throws Exception {
        List<String> told = ForkedJvm.run(
                directory,
                "=",
                "",
                HadoopRpc.class,
                List.of(sides.client().name(), sides.server().name()));

        assertThat(told).contains("server of [" + sides.server() + "]", "client of [" + sides.client() + "]");
        assertRight(told);
        assertThat(told)
                .contains(
                        ours(sides.client() == Side.OURS ? CLIENT : null, sides.server() == Side.OURS ? SERVER : null));
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    @DisplayName(
            "12, Hadoop: beside SunSASL either answers, since the JDK lists factories in no order, and either is right")
    void standsBesideSunSasl(Standing standing) throws Exception {
        List<String> told = ForkedJvm.run(directory, "=", "", HadoopRpc.class, List.of(standing.name()));

        assertRight(told);
        if (standing == Standing.ABSENT) {
            assertThat(told).contains(ours(null, null));
        } else {
            assertThat(told)
                    .containsAnyOf(ours(null, null), ours(CLIENT, null), ours(null, SERVER), ours(CLIENT, SERVER));
        }
    }

    /** What is told of the logins that were ours. */
    private static String ours(String client, String server) {
        return "ours: " + Stream.of(client, server).filter(Objects::nonNull).toList();
    }

    private static void assertRight(List<String> told) {
        assertThat(told).contains("authentication echoed", "integrity echoed", "privacy echoed");
        for (String protection : List.of("authentication", "integrity", "privacy")) {
            assertThat(told)
                    .contains(
                            protection + " wrong " + madeAgain("javax.security.sasl.SaslException"),
                            protection + " nobody "
                                    + madeAgain("org.apache.hadoop.security.token.SecretManager$InvalidToken"));
        }
    }

    private static String madeAgain(String exception) {
        return exception + " made again as " + exception;
    }
}

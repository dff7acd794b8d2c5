package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Hadoop's RPC does with DIGEST-MD5, by hand: its handlers, its way with factories, and its order of messages. */
class HadoopHandlersInteropTest {
    private static final String CIPHER = "com.sun.security.sasl.digest.cipher";
    private static final byte[] RIGHT = "twenty octets of key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WRONG = "twenty other octets.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MUCH = "CONFIDENTIAL ".repeat(20_000).getBytes(StandardCharsets.US_ASCII); // 260 kB

    static Stream<Sides> sides() {
        return Sides.of(Sides.DIGEST_MD5);
    }

    static Stream<Arguments> qops() {
        return Sides.of(Sides.DIGEST_MD5, "auth", "auth-int", "auth-conf");
    }

    static Stream<Arguments> layers() {
        return Sides.of(Sides.DIGEST_MD5, "auth-int", "auth-conf");
    }

    static Stream<Arguments> ciphers() {
        return Sides.of(Sides.DIGEST_MD5, "none", "3des", "rc4", "des", "rc4-56", "rc4-40");
    }

    @AfterEach
    void unregister() {
        Sides.unregister();
    }

    private static HadoopToken token(int number, byte[] password) {
        byte[] identifier = new byte[250]; // makes 336 characters, and the last of them is =
        Arrays.fill(identifier, (byte) number);
        return new HadoopToken(identifier, password, Map.of());
    }

    /** Both sides of a connection. */
    private record Rpc(SaslClient client, SaslServer server) {
        static Rpc open(Sides sides, String qop, HadoopToken token) throws SaslException {
            return open(sides, qop, token, token, HadoopToken.factories(sides.server(), qop));
        }

        static Rpc open(
                Sides sides, String qop, HadoopToken ofClient, HadoopToken ofServer, List<SaslServerFactory> factories)
                throws SaslException {
            SaslClient client = ofClient.client(qop);
            SaslServer server = ofServer.server(factories, qop);
            assertThat(client).matches(sides.client()::made);
            assertThat(server).matches(sides.server()::made);
            byte[] first = server.evaluateResponse(new byte[0]);
            byte[] last = server.evaluateResponse(client.evaluateChallenge(first));
            assertThat(server.isComplete()).isTrue();
            assertThat(client.evaluateChallenge(last)).as("a spurious response").isNull();
            assertThat(client.isComplete()).as("in sync with server").isTrue();
            assertThat(server.getAuthorizationID()).isEqualTo(ofServer.userName());
            assertThat(client.getNegotiatedProperty(Sasl.QOP)).isEqualTo(qop);
            assertThat(server.getNegotiatedProperty(Sasl.QOP)).isEqualTo(qop);
            return new Rpc(client, server);
        }

        void call(byte[] message, int pieces) throws SaslException {
            for (int from = 0; from < message.length; from += pieces) {
                int length = Math.min(pieces, message.length - from);
                byte[] piece = Arrays.copyOfRange(message, from, from + length);
                byte[] up = client.wrap(message, from, length);
                assertThat(server.unwrap(up, 0, up.length)).isEqualTo(piece);
                byte[] down = server.wrap(message, from, length);
                assertThat(client.unwrap(down, 0, down.length)).isEqualTo(piece);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("qops")
    @DisplayName("Hadoop's handlers: a token logs in, with a name of 336 characters and no realm chosen by anybody")
    void logsIn(Sides sides, String qop) throws Exception {
        sides.register();

        Rpc.open(sides, qop, token(1, RIGHT));
    }

    @ParameterizedTest
    @MethodSource("layers")
    @DisplayName("Hadoop's handlers: messages no longer than RAW_SEND_SIZE, which it reads as a String, go both ways")
    void carriesPieces(Sides sides, String qop) throws Exception {
        sides.register();
        Rpc rpc = Rpc.open(sides, qop, token(1, RIGHT));

        rpc.call(MUCH, Integer.parseInt((String) rpc.client().getNegotiatedProperty(Sasl.RAW_SEND_SIZE)));
        rpc.call(MUCH, 999);
    }

    @ParameterizedTest
    @MethodSource("ciphers")
    @DisplayName(
            "10 A2, Hadoop: what its RPC writes in one piece goes through in one piece, megabytes too, whoever plays")
    void carriesMuchAtOnce(Sides sides, String cipher) throws Exception {
        sides.register();
        String qop = cipher.equals("none") ? "auth-int" : "auth-conf";
        Rpc rpc = Rpc.open(sides, qop, token(1, RIGHT).with(CIPHER, cipher.equals("none") ? "3des" : cipher));
        byte[] most = new byte[cipher.contains("des") ? 2_000_000 : 5_000_000]; // 20 MB take some of them 10 seconds
        Arrays.fill(most, (byte) 42);

        rpc.call(new byte[10], 10);
        rpc.call(MUCH, MUCH.length);
        rpc.call(most, most.length);
        rpc.call(MUCH, 999);
    }

    @ParameterizedTest
    @MethodSource("layers")
    @DisplayName("10 A2: digest.maxbuf=strict holds both sides to the maxbuf announced, and says what to set")
    void refusesTooMuchAtOnce(Sides sides, String qop) throws Exception {
        sides.register();
        Rpc rpc = Rpc.open(sides, qop, token(1, RIGHT).with("org.sasl4j.digest.maxbuf", "strict"));

        if (sides.client() == Side.OURS) {
            assertThatExceptionOfType(SaslException.class)
                    .isThrownBy(() -> rpc.client().wrap(MUCH, 0, MUCH.length))
                    .withMessageContaining("Sasl.MAX_BUFFER")
                    .withMessageContaining("org.sasl4j.digest.maxbuf");
        } else {
            byte[] up = rpc.client().wrap(MUCH, 0, MUCH.length);
            if (sides.server() == Side.SUN) {
                assertThat(rpc.server().unwrap(up, 0, up.length)).isEqualTo(MUCH);
            } else {
                assertThatExceptionOfType(SaslException.class)
                        .isThrownBy(() -> rpc.server().unwrap(up, 0, up.length))
                        .withMessageContaining("where this side takes 65536");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("qops")
    @DisplayName("Hadoop's handlers: neither a wrong password nor an unknown token logs in")
    void refusesLogin(Sides sides, String qop) throws Exception {
        sides.register();
        List<SaslServerFactory> factories = HadoopToken.factories(sides.server(), qop);

        for (HadoopToken wrong : List.of(token(1, WRONG), token(2, RIGHT))) {
            assertThatExceptionOfType(SaslException.class)
                    .isThrownBy(() -> Rpc.open(sides, qop, wrong, token(1, RIGHT), factories));
        }
    }

    @ParameterizedTest
    @MethodSource("sides")
    @DisplayName("Hadoop: its cached factories serve many threads")
    void servesManyThreads(Sides sides) throws Exception {
        sides.register();
        String qop = "auth-conf";
        List<SaslServerFactory> factories = HadoopToken.factories(sides.server(), qop);

        List<String> users = IntStream.range(0, 16)
                .parallel()
                .mapToObj(number -> {
                    HadoopToken token = token(number, RIGHT);
                    try {
                        Rpc rpc = Rpc.open(sides, qop, token, token, factories);
                        rpc.call(Arrays.copyOf(MUCH, 20_000), 999);
                        return rpc.server().getAuthorizationID();
                    } catch (SaslException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();

        assertThat(users).hasSize(16).doesNotHaveDuplicates();
    }
}

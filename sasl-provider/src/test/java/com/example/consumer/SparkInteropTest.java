package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** DIGEST-MD5 as Spark and Storm use it, who tell no protocol, and others who tell no server's name. */
@Tag("heavy")
class SparkInteropTest {
    private static final Map<String, String> PROPERTIES = Map.of(
            Sasl.QOP,
            "auth-conf,auth-int,auth",
            Sasl.SERVER_AUTH,
            "true",
            "com.sun.security.sasl.digest.realm",
            "realm.example.com");

    static Stream<Arguments> namesAndSides() {
        return Stream.of(new String[] {null, "default"}, new String[] {null, null}, new String[] {"spark", null})
                .flatMap(names -> Sides.of(Sides.DIGEST_MD5).map(sides -> Arguments.of(names[0], names[1], sides)));
    }

    static Stream<Sides> sides() {
        return Sides.of(Sides.DIGEST_MD5);
    }

    @AfterEach
    void unregister() {
        Sides.unregister();
    }

    /** What the client answers to the challenge, which the server then takes or not. */
    private static byte[] response(
            String protocol, String name, SaslServer server, String password, Map<String, String> properties)
            throws SaslException {
        SaslClient client = Sasl.createSaslClient(
                new String[] {Sides.DIGEST_MD5}, null, protocol, name, properties, Alice.atClient(password));
        return client.evaluateChallenge(server.evaluateResponse(new byte[0]));
    }

    private static SaslServer server(String protocol, String name) throws SaslException {
        return Sasl.createSaslServer(Sides.DIGEST_MD5, protocol, name, PROPERTIES, Alice.atServer(new ArrayList<>()));
    }

    @ParameterizedTest
    @MethodSource("namesAndSides")
    @DisplayName("10 D2, Spark: without a protocol or a server's name either side says and takes what SunSASL does")
    void logsInWithoutNames(String protocol, String name, Sides sides) throws Exception {
        sides.register();
        SaslServer server = server(protocol, name);
        byte[] response = response(protocol, name, server, Alice.PASSWORD, PROPERTIES);
        assertThat(new String(response)).contains("digest-uri=\"" + protocol + "/" + name + "\"");
        server.evaluateResponse(response);
        assertThat(server.getAuthorizationID()).isEqualTo(Alice.NAME);

        SaslServer other = server(protocol, name);
        assertThatExceptionOfType(SaslException.class)
                .isThrownBy(() -> other.evaluateResponse(response(protocol, name, other, "guess", PROPERTIES)));
    }

    @ParameterizedTest
    @MethodSource("sides")
    @DisplayName("10 D2, Hadoop: an empty protocol stays an empty one")
    void leavesEmptyProtocol(Sides sides) throws Exception {
        sides.register();
        SaslServer server = server("", "default");
        byte[] response = response("", "default", server, Alice.PASSWORD, PROPERTIES);

        assertThat(new String(response)).contains("digest-uri=\"/default\"");
        server.evaluateResponse(response);
        assertThat(server.isComplete()).isTrue();
    }

    @Test
    @DisplayName("10 D2: a digest-uri that was chosen is sent all the same, and our server without a name takes any")
    void sendsChosenUri() throws Exception {
        new Sides(Sides.DIGEST_MD5, Side.OURS, Side.OURS).register();
        Map<String, String> chosen = Map.of("org.sasl4j.digest.uri", "storm/host.example.com");
        for (String protocol : new String[] {"storm", null}) {
            SaslServer server = server(protocol, null);
            byte[] response = response(null, null, server, Alice.PASSWORD, chosen);

            assertThat(new String(response)).contains("digest-uri=\"storm/host.example.com\"");
            server.evaluateResponse(response);
            assertThat(server.getNegotiatedProperty(Sasl.BOUND_SERVER_NAME)).isEqualTo("host.example.com");
        }
    }
}

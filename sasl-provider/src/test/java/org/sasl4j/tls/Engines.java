package org.sasl4j.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.sasl4j.Connection;

/** Two TLS engines that have shaken hands through two buffers. */
public record Engines(SSLEngine client, SSLEngine server) {
    private static final int FLIGHTS = 100;
    private static final int ROOM = 1 << 17;

    /** What our client is told. */
    public Connection ofClient() {
        return Connection.tls(client);
    }

    /** What our server is told. */
    public Connection ofServer() {
        return Connection.tls(server);
    }

    /** Makes two engines and ends their handshake. */
    public static Engines connected(Provider provider, TestCertificate certificate, String protocol)
            throws GeneralSecurityException, IOException {
        SSLEngine server = TestTls.context(provider, certificate).createSSLEngine();
        SSLEngine client =
                TestTls.context(provider, null, certificate.certificate()).createSSLEngine("localhost", 1);
        client.setUseClientMode(true);
        server.setUseClientMode(false);
        client.setEnabledProtocols(new String[] {protocol});
        server.setEnabledProtocols(new String[] {protocol});
        client.beginHandshake();
        server.beginHandshake();
        ByteBuffer toServer = ByteBuffer.allocate(ROOM);
        ByteBuffer toClient = ByteBuffer.allocate(ROOM);
        for (int flight = 0; flight < FLIGHTS && !over(client, server, toServer, toClient); flight++) {
            act(client, toClient, toServer);
            act(server, toServer, toClient);
        }
        if (!over(client, server, toServer, toClient)) {
            throw new SSLException("the engines did not end their handshake");
        }
        return new Engines(client, server);
    }

    private static boolean over(SSLEngine client, SSLEngine server, ByteBuffer toServer, ByteBuffer toClient) {
        return !shakesHands(client) && !shakesHands(server) && toServer.position() == 0 && toClient.position() == 0;
    }

    private static boolean shakesHands(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void act(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
            }
            case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
            default -> {
                in.flip();
                if (in.hasRemaining()) {
                    engine.unwrap(in, ByteBuffer.allocate(ROOM));
                }
                in.compact();
            }
        }
    }
}

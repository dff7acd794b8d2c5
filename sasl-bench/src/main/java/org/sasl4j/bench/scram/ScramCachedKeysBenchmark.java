package org.sasl4j.bench.scram;

import com.ongres.scram.client.ScramClient;
import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.exception.ScramException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.bench.Exchanges;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramKeyCache;
import org.sasl4j.provider.Sasl4jProvider;

/**
 * A client of SCRAM-SHA-256 that logged in before and kept its keys. Ours finds them in its cache by the password. Its
 * time includes our server's. The client of ongres gets its keys as an argument, and is measured alone. It draws a nonce
 * as it usually does, but sends a fixed one, so one recorded answer of the server serves every time. It uses no
 * callbacks.
 */
public class ScramCachedKeysBenchmark extends Suite {
    private static final int NONCE_LENGTH = 24;

    private final ScramUser user = new ScramUser(Hash.SHA_256);
    private final ScramServers servers = new ScramServers(user);
    private final SaslClientFactory clients = new Sasl4jProvider().clientFactory();
    private final CallbackHandler login = Users::answer;
    private final Map<String, ?> cache = Map.of("org.sasl4j.scram.keycache", new ScramKeyCache(1));
    private final byte[] clientKey = user.clientKeys().clientKey().revealBytes();
    private final byte[] serverKey = user.clientKeys().serverKey().revealBytes();
    private final SecureRandom random = new SecureRandom();
    private String serverFirst;
    private String serverFinal;

    /** Records what a server answers to the client with the fixed nonce. */
    @Setup
    public void record() throws SaslException, ScramException {
        ScramClient client = ongresClient();
        SaslServer server = servers.sasl4j();
        serverFirst = text(server.evaluateResponse(octets(client.clientFirstMessage())));
        client.serverFirstMessage(serverFirst);
        serverFinal = text(server.evaluateResponse(octets(client.clientFinalMessage())));
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }

    private static byte[] octets(Object message) {
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What a client of ongres draws unless it is told otherwise; the one that was recorded goes out in its place. */
    private String nonce() {
        ScramFunctions.nonce(NONCE_LENGTH, random);
        return HandmadeClient.NONCE;
    }

    private ScramClient ongresClient() {
        return ScramClient.builder()
                .advertisedMechanisms(List.of(user.mechanism()))
                .username(Users.NAME)
                .clientAndServerKey(clientKey, serverKey)
                .nonceSupplier(this::nonce)
                .build();
    }

    /** This library, client and server. */
    @Benchmark
    public String sasl4j() throws SaslException {
        return Exchanges.userOf(Exchanges.client(clients, user.mechanism(), cache, login), servers.sasl4j());
    }

    /** This library, client and server, with a handler. */
    @Benchmark
    public String sasl4jHandler() throws SaslException {
        return Exchanges.userOf(Exchanges.client(clients, user.mechanism(), cache, login), servers.sasl4jHandler());
    }

    /** Only the client of ongres. */
    @Benchmark
    public Object ongres() throws ScramException {
        ScramClient client = ongresClient();
        octets(client.clientFirstMessage());
        client.serverFirstMessage(serverFirst);
        octets(client.clientFinalMessage());
        return client.serverFinalMessage(serverFinal);
    }
}

package org.sasl4j.tool;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.external.CertificateIdentity;
import org.sasl4j.mechanism.external.CertificateName;
import org.sasl4j.mechanism.external.External;
import org.sasl4j.mechanism.external.IdentityResolver;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;
import org.sasl4j.negotiation.Capabilities;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Sasl4jProvider;
import org.sasl4j.provider.SaslProperties;
import org.sasl4j.stream.SaslStreams;
import org.sasl4j.tool.Frame.Kind;

/**
 * A server that offers every mechanism that its connection allows. It serves one client after the other in a thread of
 * its own.
 */
final class DemoServer implements AutoCloseable {
    /** A whitelist of all mechanisms, so that opt-in mechanisms run, too. */
    private static final MechanismPolicy EVERYTHING =
            MechanismPolicy.allowing(Mechanisms.standard().names());

    private static final IdentityResolver IDENTITY = CertificateIdentity.by(
                    CertificateName.otherName(CertificateName.XMPP_ADDR))
            .or(CertificateName.subject());

    private final Sasl4jProvider provider = new Sasl4jProvider(Mechanisms.standard(), EVERYTHING);
    private final CredentialStore users;
    private final byte[] serverSecret = new byte[32]; // for this run; a real server keeps its secret over restarts
    private final SSLServerSocket socket;
    private final Thread thread = new Thread(this::serveAll, "sasl-demo-server");

    private DemoServer(CredentialStore users, SSLServerSocket socket) {
        this.users = users;
        this.socket = socket;
        new SecureRandom().nextBytes(serverSecret);
    }

    static DemoServer start(DemoTls tls, CredentialStore users) throws IOException {
        DemoServer server = new DemoServer(users, tls.listen());
        server.thread.start();
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serveAll() {
        while (!socket.isClosed()) {
            try (SSLSocket client = (SSLSocket) socket.accept()) {
                serve(client);
            } catch (IOException e) {
                // we closed it, or the client did, and the client reports what happened
            }
        }
    }

    private void serve(SSLSocket client) throws IOException {
        DemoTls.shakeHands(client);
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
        Connection connection = Connection.tls(client);
        Choice offer = Negotiation.of(Mechanisms.standard(), EVERYTHING)
                .on(connection)
                .able(Capabilities.ofServer(StoreServerContext.builder(users)
                        .connection(connection)
                        .with(External.IDENTITY, IDENTITY)
                        .with(OauthBearer.VALIDATOR, DemoTokens.ISSUER)
                        .build()))
                .offer();
        Frame.of(Kind.OFFER, String.join(" ", offer.names())).write(out);
        Frame start = Frame.read(in);
        try {
            answer(start, offer, connection, in, out);
        } catch (MechanismException e) {
            byte[] last = e.response().isPresent() ? e.response().get().toByteArray() : null;
            Frame.of(Kind.FAILURE, e.reason() + ": " + e.getMessage(), last).write(out);
        } catch (SaslException | RuntimeException e) {
            Frame.of(Kind.FAILURE, Reason.TEMPORARY + ": the server failed with " + e)
                    .write(out);
        }
    }

    private void answer(Frame start, Choice offer, Connection connection, DataInputStream in, DataOutputStream out)
            throws IOException {
        SaslServer server = Arrays.asList(offer.names()).contains(start.text()) ? create(start, connection) : null;
        if (server == null) {
            throw new MechanismException(Reason.POLICY, "not offered");
        }
        try {
            authenticate(server, start, in, out);
        } finally {
            server.dispose();
        }
    }

    private @Nullable SaslServer create(Frame start, Connection connection) throws IOException {
        Map<String, Object> properties = Map.of(
                Sasl.QOP,
                "auth,auth-int,auth-conf",
                SaslProperties.CONNECTION.key(),
                connection,
                SaslProperties.CREDENTIALS.key(),
                users,
                OauthBearer.VALIDATOR.key(),
                DemoTokens.ISSUER,
                External.IDENTITY.key(),
                IDENTITY,
                Decoy.SERVER_SECRET.key(),
                serverSecret);
        return provider.serverFactory()
                .createSaslServer(start.text(), "demo", socket.getInetAddress().getHostAddress(), properties, null);
    }

    private static void authenticate(SaslServer server, Frame start, DataInputStream in, DataOutputStream out)
            throws IOException {
        byte[] reply = server.evaluateResponse(start.octets());
        while (!server.isComplete()) {
            Frame.of(Kind.CHALLENGE, "", reply).write(out);
            reply = server.evaluateResponse(Frame.read(in).octets());
        }
        Frame.of(Kind.SUCCESS, server.getAuthorizationID(), reply).write(out);
        if (!server.getNegotiatedProperty(Sasl.QOP).equals("auth")) {
            Echo.serve(SaslStreams.of(server, in, out));
        }
    }

    /** Stops listening and waits for the thread. */
    @Override
    public void close() throws IOException {
        socket.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

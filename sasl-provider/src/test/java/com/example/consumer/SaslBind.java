package com.example.consumer;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.InMemoryRequestHandler;
import com.unboundid.ldap.listener.InMemorySASLBindHandler;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.Connection;
import org.sasl4j.provider.Ours;
import org.sasl4j.provider.Registered;

/** A mechanism of a directory server: a SaslServer for each connection, and its security layer if there is to be one. */
public final class SaslBind extends InMemorySASLBindHandler {
    private static final String STATE = SaslBind.class.getName();

    private final String mechanism;
    private final Servers servers;

    /** Makes the server of a connection. */
    @FunctionalInterface
    public interface Servers {
        SaslServer start(Socket socket) throws SaslException;
    }

    public SaslBind(String mechanism, Servers servers) {
        this.mechanism = mechanism;
        this.servers = servers;
    }

    /** Of the registered providers, which is ours. What it knows of a TLS connection is for the function to say. */
    static SaslBind ours(String mechanism, Function<SSLSocket, Connection> facts) {
        return new SaslBind(mechanism, socket -> start(mechanism, socket, facts));
    }

    /** Of ours, whoever is registered. */
    public static SaslBind unregistered(String mechanism) {
        return new SaslBind(
                mechanism, socket -> OurServers.start(mechanism, "ldap", properties(socket, Connection::tls)));
    }

    @Override
    public String getSASLMechanismName() {
        return mechanism;
    }

    @Override
    public BindResult processSASLBind(
            InMemoryRequestHandler handler, int id, DN bindDn, ASN1OctetString credentials, List<Control> controls) {
        Map<String, Object> state = handler.getConnectionState();
        Socket socket = handler.getClientConnection().getSocket();
        try {
            SaslServer server = (SaslServer) state.remove(STATE);
            if (server == null) {
                server = servers.start(socket);
            }
            byte[] challenge = server.evaluateResponse(credentials == null ? new byte[0] : credentials.getValue());
            if (!server.isComplete()) {
                state.put(STATE, server);
                return result(id, ResultCode.SASL_BIND_IN_PROGRESS, null, challenge);
            }
            handler.setAuthenticatedDN(
                    new DN("uid=" + server.getAuthorizationID().replace("=", "\\=")));
            if (socket instanceof LayeredSocket layered) {
                layered.secureAfterNextMessage(server);
            }
            return result(id, ResultCode.SUCCESS, null, challenge);
        } catch (SaslException | LDAPException e) {
            return result(id, ResultCode.INVALID_CREDENTIALS, e.getMessage(), null);
        }
    }

    private static SaslServer start(String mechanism, Socket socket, Function<SSLSocket, Connection> facts)
            throws SaslException {
        SaslServer server = Sasl.createSaslServer(mechanism, "ldap", "localhost", properties(socket, facts), null);
        if (server == null || !Registered.isOurs(server)) {
            throw new SaslException("the server is of another provider: " + server);
        }
        return server;
    }

    private static Map<String, Object> properties(Socket socket, Function<SSLSocket, Connection> facts) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("org.sasl4j.credentials", Ours.store());
        if (socket instanceof SSLSocket tls) {
            properties.put("org.sasl4j.connection", facts.apply(tls));
        }
        return properties;
    }

    private static BindResult result(int id, ResultCode code, String message, byte[] challenge) {
        ASN1OctetString answer = challenge == null ? null : new ASN1OctetString(challenge);
        return new BindResult(id, code, message, null, null, null, answer);
    }
}

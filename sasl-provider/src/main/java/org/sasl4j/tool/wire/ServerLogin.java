package org.sasl4j.tool.wire;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.Connection;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.tool.wire.ServerDialect.Start;

/** Serves one client: offers mechanisms, authenticates, logs who got in or why not, and echoes what follows. */
final class ServerLogin {
    private final ServerSettings settings;
    private final Dialect dialect;
    private final PrintWriter log;
    private final MessagePrinter printer;

    /** How a client ended. */
    enum Outcome {
        IN,
        REFUSED
    }

    ServerLogin(ServerSettings settings, Dialect dialect, PrintWriter log, MessagePrinter printer) {
        this.settings = settings;
        this.dialect = dialect;
        this.log = log;
        this.printer = printer;
    }

    PrintWriter log() {
        return log;
    }

    /**
     * Serves until the client goes.
     *
     * @param admitted runs when the client is in
     * @throws IOException if the connection or the client is at fault; if {@code admitted} has run, after the login
     */
    Outcome serve(WireLines lines, Connection connection, String peer, Runnable admitted) throws IOException {
        Choice offer = settings.offer(connection);
        ServerDialect spoken = dialect.server(lines);
        Start start;
        try {
            start = spoken.offer(List.of(offer.names()));
        } catch (WireException e) {
            apologise(spoken, e);
            throw e;
        }
        return serve(start, offer, connection, spoken, peer, admitted);
    }

    private Outcome serve(
            Start start, Choice offer, Connection connection, ServerDialect spoken, String peer, Runnable admitted)
            throws IOException {
        SaslServer server;
        try {
            server = settings.start(start.mechanism(), offer, connection);
        } catch (MechanismException e) {
            return refused(e, start.mechanism(), spoken, peer);
        }
        try {
            Outcome outcome = logIn(server, start, spoken, peer);
            if (outcome == Outcome.IN) {
                admitted.run();
                spoken.afterwards(server);
            }
            return outcome;
        } finally {
            server.dispose();
        }
    }

    /** A fault is told to the client only in here: what comes after the login may be under a security layer. */
    private Outcome logIn(SaslServer server, Start start, ServerDialect spoken, String peer) throws IOException {
        try {
            byte[] last = exchange(server, start, spoken, printer.of(server.getMechanismName()));
            spoken.succeed(server.getAuthorizationID(), last);
            log.println(entry(server) + " from " + peer);
            return Outcome.IN;
        } catch (MechanismException e) {
            return refused(e, server.getMechanismName(), spoken, peer);
        } catch (WireException e) {
            apologise(spoken, e);
            throw e;
        }
    }

    private static byte[] exchange(SaslServer server, Start start, ServerDialect spoken, MessagePrinter shown)
            throws IOException {
        shown.remark(server.getMechanismName());
        shown.client(start.initial());
        byte[] reply = server.evaluateResponse(start.initial());
        while (!server.isComplete()) {
            shown.server(reply);
            byte[] response = spoken.ask(reply);
            shown.client(response);
            reply = server.evaluateResponse(response);
        }
        shown.server(reply);
        return reply;
    }

    private Outcome refused(MechanismException e, String mechanism, ServerDialect spoken, String peer) {
        String detail = e.detail().map(more -> " (" + more + ")").orElse("");
        log.println("refused: " + Terminal.printable(mechanism) + " from " + peer + ": " + e.reason() + ": "
                + e.getMessage() + detail);
        apologise(spoken, e.reason() + ": " + e.getMessage());
        return Outcome.REFUSED;
    }

    private static void apologise(ServerDialect spoken, WireException e) {
        apologise(spoken, Reason.MALFORMED + ": " + e.getMessage());
    }

    private static void apologise(ServerDialect spoken, String reason) {
        try {
            spoken.refuse(reason);
        } catch (IOException gone) {
            // a client that has gone needs no reason
        }
    }

    private static String entry(SaslServer server) throws SaslException {
        String identity = server.getAuthorizationID();
        Object proven = server.getNegotiatedProperty(Exchange.AUTHENTICATION_ID.key());
        Object qop = server.getNegotiatedProperty(Sasl.QOP);
        String who = proven == null || proven.equals(identity) ? identity : proven + " as " + identity;
        String layer = "auth".equals(qop) ? "" : ", under " + qop;
        return "in: " + Terminal.printable(who) + " by " + server.getMechanismName() + layer;
    }
}

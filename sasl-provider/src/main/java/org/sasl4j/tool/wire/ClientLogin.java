package org.sasl4j.tool.wire;

import java.io.IOException;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.sasl4j.tool.wire.Reply.Challenge;
import org.sasl4j.tool.wire.Reply.Failure;
import org.sasl4j.tool.wire.Reply.Success;

/** A client's exchange over a dialect. */
final class ClientLogin {
    private final ClientDialect dialect;
    private final SaslClient client;
    private final MessagePrinter printer;

    ClientLogin(ClientDialect dialect, SaslClient client, MessagePrinter printer) {
        this.dialect = dialect;
        this.client = client;
        this.printer = printer;
    }

    /** Returns when both sides have succeeded, and throws if one has not. */
    void run() throws IOException {
        printer.remark(client.getMechanismName());
        byte[] initial = client.hasInitialResponse() ? client.evaluateChallenge(new byte[0]) : null;
        printer.client(initial);
        dialect.start(client.getMechanismName(), initial);
        boolean over = false;
        while (!over) {
            Reply reply = dialect.receive();
            if (reply instanceof Failure failure) {
                throw new WireException("refused by the server: " + Terminal.printable(failure.text()));
            }
            over = reply instanceof Challenge challenge ? answer(challenge.message()) : take((Success) reply);
        }
        if (!client.isComplete()) {
            throw new WireException("the server says it is over before it has proven that it knows the password");
        }
    }

    private boolean answer(byte[] challenge) throws IOException {
        printer.server(challenge);
        byte[] response;
        try {
            response = client.evaluateChallenge(challenge);
        } catch (SaslException e) {
            dialect.giveUp();
            throw e;
        }
        printer.client(response);
        dialect.respond(response == null ? new byte[0] : response);
        return dialect.endsUnsaid() && client.isComplete() && (response == null || response.length == 0);
    }

    private boolean take(Success success) throws SaslException {
        if (success.message() != null) {
            printer.server(success.message());
            client.evaluateChallenge(success.message());
        }
        return true;
    }
}

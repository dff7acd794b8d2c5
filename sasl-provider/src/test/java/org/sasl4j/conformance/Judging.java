package org.sasl4j.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;

/** A provider of one mechanism, whose server hears one message and is complete if a judge takes it. */
final class Judging {
    static final String MECHANISM = "X-JUDGED";

    /** Takes a message, or not. */
    @FunctionalInterface
    interface Judge {
        boolean takes(String message, CallbackHandler handler) throws Exception;
    }

    private Judging() {}

    static Candidate candidate(String name, Judge judge) {
        return Candidate.of(new Adapter(name, (asked, call) -> false).servers(new Servers(judge), MECHANISM));
    }

    private record Servers(Judge judge) implements SaslServerFactory {
        @Override
        public SaslServer createSaslServer(
                String mechanism, String protocol, String server, Map<String, ?> props, CallbackHandler handler) {
            return mechanism.equals(MECHANISM) ? new Server(judge, handler) : null;
        }

        @Override
        public String[] getMechanismNames(Map<String, ?> props) {
            return new String[] {MECHANISM};
        }
    }

    private static final class Server implements SaslServer {
        private final Judge judge;
        private final CallbackHandler handler;
        private boolean complete;

        Server(Judge judge, CallbackHandler handler) {
            this.judge = judge;
            this.handler = handler;
        }

        @Override
        public String getMechanismName() {
            return MECHANISM;
        }

        @Override
        public byte[] evaluateResponse(byte[] response) throws SaslException {
            try {
                complete = judge.takes(new String(response, StandardCharsets.UTF_8), handler);
            } catch (Exception e) {
                throw new SaslException(e.getMessage(), e);
            }
            if (!complete) {
                throw new SaslException("not taken");
            }
            return null;
        }

        @Override
        public boolean isComplete() {
            return complete;
        }

        @Override
        public String getAuthorizationID() {
            return Account.NAME;
        }

        @Override
        public byte[] unwrap(byte[] incoming, int offset, int length) {
            throw new IllegalStateException();
        }

        @Override
        public byte[] wrap(byte[] outgoing, int offset, int length) {
            throw new IllegalStateException();
        }

        @Override
        public Object getNegotiatedProperty(String name) {
            return null;
        }

        @Override
        public void dispose() {}
    }
}

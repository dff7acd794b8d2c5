package org.sasl4j;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mechanism wants next: wait for a message, send one and wait, or be done. Each step names the next one, so an
 * order that the RFC does not allow cannot be written.
 */
public sealed interface Step {
    /** What to do with the peer's next message. */
    @FunctionalInterface
    interface Next {
        /**
         * Takes the peer's message.
         *
         * @param message never null; must not be changed
         * @return the step after it
         * @throws MechanismException if the message is refused; the exchange has then failed for good
         */
        Step receive(byte[] message) throws MechanismException;
    }

    /** What the successor of a step needs, and the exchange closes: a secret, or something else that must not be left open. */
    interface Held extends AutoCloseable {
        /** Wipes it, or lets it go. Closing twice does nothing. */
        @Override
        void close();
    }

    /**
     * Waits for a message that cannot be empty. At the start of an exchange, an empty one means that the peer has not
     * sent any yet.
     *
     * @param next takes the message
     * @return the step
     */
    static Step await(Next next) {
        return new Await(next, Await.Least.MESSAGE);
    }

    /**
     * Waits for a message that may be empty.
     *
     * @param next takes the message
     * @return the step
     */
    static Step awaitEvenEmpty(Next next) {
        return new Await(next, Await.Least.EMPTY_MESSAGE);
    }

    /**
     * Waits for a message at the start of an exchange that either side may open. It takes an empty message if the peer
     * has sent none.
     *
     * @param next takes the message
     * @return the step
     */
    static Step awaitEvenNone(Next next) {
        return new Await(next, Await.Least.NOTHING);
    }

    /**
     * Sends a message and waits for the answer.
     *
     * @param message handed over: the caller must not change it
     * @param next takes the answer
     * @return the step
     */
    static Send send(byte[] message, Next next) {
        return new Send(message, next, List.of());
    }

    /**
     * Ends a client's exchange with success.
     *
     * @return the step, with nothing to send
     */
    static Done done() {
        return Done.NOTHING_MORE;
    }

    /**
     * Ends a server's exchange with success.
     *
     * @param authenticationId who proved who they are, told as {@link Exchange#AUTHENTICATION_ID}
     * @param authorizationId whom the client now acts as, as {@link ServerContext#authorize} answered
     * @return the step, with nothing to send
     */
    static Done done(String authenticationId, String authorizationId) {
        return new Done(null, authenticationId, authorizationId, null, null, null);
    }

    /** Waits for a message. */
    final class Await implements Step {
        private final Next next;
        private final Least least;

        /** How little is still worth taking. */
        private enum Least {
            NOTHING,
            EMPTY_MESSAGE,
            MESSAGE
        }

        private Await(Next next, Least least) {
            this.next = next;
            this.least = least;
        }

        Next next() {
            return next;
        }

        boolean takes(byte @Nullable [] message) {
            return switch (least) {
                case NOTHING -> true;
                case EMPTY_MESSAGE -> message != null;
                case MESSAGE -> message != null && message.length > 0;
            };
        }
    }

    /** Sends a message and waits for the answer. */
    final class Send implements Step {
        private final byte[] message;
        private final Next next;
        private final List<Held> held;

        private Send(byte[] message, Next next, List<Held> held) {
            this.message = message;
            this.next = next;
            this.held = held;
        }

        /**
         * The same with secrets, or other things to close, that the next step needs. The exchange closes them when it
         * has taken the answer, unless the step after that holds them as well or has them for its layer. It also
         * closes them if it ends earlier.
         *
         * @param needed handed over
         * @return a new step
         */
        public Send holding(Held... needed) {
            return new Send(message, next, List.of(needed));
        }

        List<Held> held() {
            return held;
        }

        boolean holds(Held one) {
            for (int i = 0; i < held.size(); i++) {
                if (held.get(i) == one) {
                    return true;
                }
            }
            return false;
        }

        byte[] message() {
            return message;
        }

        Next next() {
            return next;
        }
    }

    /** Success. Immutable: each method that adds something returns a new step. */
    final class Done implements Step {
        private static final Done NOTHING_MORE = new Done(null, null, "", null, null, null);

        private final byte @Nullable [] message;
        private final @Nullable String authenticationId;
        private final String authorizationId;
        private final @Nullable SecurityLayer layer;
        private final @Nullable PropertyValues told;
        private final @Nullable Next objection;

        private Done(
                byte @Nullable [] message,
                @Nullable String authenticationId,
                String authorizationId,
                @Nullable SecurityLayer layer,
                @Nullable PropertyValues told,
                @Nullable Next objection) {
            this.message = message;
            this.authenticationId = authenticationId;
            this.authorizationId = authorizationId;
            this.layer = layer;
            this.told = told;
            this.objection = objection;
        }

        /**
         * With a last message for the peer.
         *
         * @param last handed over: the caller must not change it
         * @return the step
         */
        public Done sending(byte[] last) {
            return new Done(last, authenticationId, authorizationId, layer, told, objection);
        }

        /**
         * With a layer that protects all that follows.
         *
         * @param protection closed by the exchange
         * @return the step
         */
        public Done protectedBy(SecurityLayer protection) {
            return new Done(message, authenticationId, authorizationId, protection, told, objection);
        }

        /**
         * With something the application may ask for afterwards, see {@link Exchange#property}.
         *
         * @param property what is told
         * @param value told
         * @param <T> the property's type
         * @return the step
         */
        public <T> Done with(Property<T> property, T value) {
            PropertyValues more = PropertyValues.put(told, property, Objects.requireNonNull(value));
            return new Done(message, authenticationId, authorizationId, layer, more, objection);
        }

        /**
         * The same, but if the peer is not content and sends one more message that is not empty, {@code next} takes
         * it, and the exchange is no longer complete.
         *
         * @param next takes the message
         * @return the step
         */
        public Done unless(Next next) {
            return new Done(message, authenticationId, authorizationId, layer, told, next);
        }

        byte @Nullable [] message() {
            return message;
        }

        @Nullable
        Next objection() {
            return objection;
        }

        /** What is kept once the message is on its way: it may hold a password. */
        Done withoutMessage() {
            if (message == null) {
                return this;
            }
            boolean nothingMore = authenticationId == null
                    && authorizationId.isEmpty()
                    && layer == null
                    && told == null
                    && objection == null;
            return nothingMore
                    ? NOTHING_MORE
                    : new Done(null, authenticationId, authorizationId, layer, told, objection);
        }

        String authorizationId() {
            return authorizationId;
        }

        Optional<SecurityLayer> layer() {
            return Optional.ofNullable(layer);
        }

        @Nullable
        Object told(Property<?> property) {
            Object value = PropertyValues.find(told, property);
            return value == null && property == Exchange.AUTHENTICATION_ID ? authenticationId : value;
        }

        /** What is told under a property's key or other name, in the words of that name. */
        @SuppressWarnings("unchecked") // with(…) lets nothing else in
        @Nullable
        Object told(String name) {
            for (PropertyValues each = told; each != null; each = each.next) {
                Object value = ((Property<Object>) each.property).told(name, each.value);
                if (value != null) {
                    return value;
                }
            }
            return authenticationId == null ? null : Exchange.AUTHENTICATION_ID.told(name, authenticationId);
        }
    }
}

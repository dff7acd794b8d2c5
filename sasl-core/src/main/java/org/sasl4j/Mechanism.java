package org.sasl4j;

import java.util.Set;

/**
 * The descriptor of a SASL mechanism: what it is called, how it ranks, what it promises, and how each side starts.
 *
 * <p>A mechanism is stateless and shared by all threads; what one exchange remembers lives in the {@link Step}s it
 * returns. It does no I/O and asks its context typed questions. {@code org.sasl4j.mechanism.foo} is the worked example.
 */
public interface Mechanism {
    /** Who sends the first message (RFC 4422 section 5). */
    enum Opening {
        /** The client; a server without its message sends an empty challenge. */
        CLIENT_FIRST,
        /** The server. */
        SERVER_FIRST,
        /** The client if it has something to resume, else the server. */
        VARIABLE
    }

    /** What a client must have before this mechanism is worth trying. */
    enum Need {
        /** A user name and a password. */
        PASSWORD,
        /** A bearer token. */
        TOKEN,
        /** An identity established below SASL, such as a TLS client certificate. */
        EXTERNAL_IDENTITY,
        /** Nothing at all. */
        NOTHING
    }

    /**
     * The registered name.
     *
     * @return always the same name
     */
    MechanismName name();

    /**
     * The rank among mechanisms; a higher number is preferred, equal numbers fall back to the order of the names.
     *
     * @return any number; those of the standard mechanisms run from 10 to 60
     */
    int priority();

    /**
     * What this mechanism promises.
     *
     * @return an immutable set
     */
    Set<Trait> traits();

    /**
     * What this mechanism promises on one connection, where that depends on what is below it.
     *
     * @param connection the transport below
     * @return an immutable set; {@link #traits()} unless the mechanism knows better
     */
    default Set<Trait> traitsOn(Connection connection) {
        return traits();
    }

    /**
     * Who sends the first message.
     *
     * @return {@link Opening#CLIENT_FIRST} unless the mechanism says otherwise
     */
    default Opening opening() {
        return Opening.CLIENT_FIRST;
    }

    /**
     * Whether a client sends the first message. Asked before the exchange starts, so it must not call anybody back.
     *
     * @param context answers this exchange's questions
     * @return whether the {@link #opening()} is the client's, unless that is {@link Opening#VARIABLE} and the mechanism
     *     knows better
     */
    default boolean clientOpens(ClientContext context) {
        return opening() == Opening.CLIENT_FIRST;
    }

    /**
     * What a client must have.
     *
     * @return {@link Need#PASSWORD} unless the mechanism says otherwise
     */
    default Need need() {
        return Need.PASSWORD;
    }

    /**
     * Whether what is sent holds a password or a token, which whoever reads the connection has then. Such a mechanism does
     * not start on a connection that others can read, unless {@link Context#allowsPlaintext()}.
     *
     * @return unless the mechanism knows better, whether it needs one of them and does not promise {@link
     *     Trait#NOPLAINTEXT}
     */
    default boolean sendsSecret() {
        return (need() == Need.PASSWORD || need() == Need.TOKEN) && !traits().contains(Trait.NOPLAINTEXT);
    }

    /**
     * Whether others would read the password or token that is sent on a connection.
     *
     * @param connection the transport below
     * @return true only if it is known that they can
     */
    default boolean exposesSecretOn(Connection connection) {
        return connection.confidential() == Fact.NO && sendsSecret();
    }

    /**
     * Whether a client on this connection can run this mechanism, as far as the connection alone can tell.
     *
     * @param connection the transport below
     * @return {@link Fact#UNKNOWN} unless the mechanism knows better
     */
    default Fact clientAble(Connection connection) {
        return Fact.UNKNOWN;
    }

    /**
     * Whether a server on this connection can run this mechanism, as far as the connection alone can tell.
     *
     * @param connection the transport below
     * @return {@link Fact#UNKNOWN} unless the mechanism knows better
     */
    default Fact serverAble(Connection connection) {
        return Fact.UNKNOWN;
    }

    /**
     * The first step of a client. Called at the first evaluation, never before, so it may ask the context.
     *
     * @param context answers this exchange's questions
     * @return the message to send, or the wait for the server's
     * @throws MechanismException if the client cannot start
     */
    Step startClient(ClientContext context) throws MechanismException;

    /**
     * The first step of a server. Called at the first evaluation, never before, so it may ask the context.
     *
     * @param context answers this exchange's questions
     * @return the wait for the client's message, or the challenge to send
     * @throws MechanismException if the server cannot start
     */
    Step startServer(ServerContext context) throws MechanismException;
}

package org.sasl4j;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The descriptor of a SASL mechanism: what it is called, how it ranks, what it promises, and how each side starts.
 *
 * <p>A mechanism is stateless and shared by all threads; what one exchange remembers lives in the {@link Step}s it
 * returns. It does no I/O and asks its context typed questions. {@code org.sasl4j.mechanism.foo} is the worked example.
 *
 * <p>A step names the next one. This client of one-time codes sends its name, waits for a challenge, and is done:
 *
 * <pre>{@code
 * public Step startClient(ClientContext context) throws MechanismException {
 *     int digits = context.settings().valueOf(DIGITS);
 *     Login login = context.login();
 *     Step.Send name = Step.send(login.name().getBytes(StandardCharsets.UTF_8), challenge -> {
 *         Question question = new Question(challenge);
 *         boolean asked = !login.hasPassword() && context.ask(question);
 *         return Step.done().sending(asked ? question.code : code(login.password(), challenge, digits));
 *     });
 *     return login.hasPassword() ? name.holding(login.password()) : name;
 * }
 * }</pre>
 *
 * <p>Whoever writes one owes its users this:
 *
 * <ul>
 *   <li>Only the methods that start a side and the steps that follow may ask the context to look up, judge, authorise or
 *       call back. All others are called at any time, by any thread, and answer from memory.
 *   <li>A server calls {@link ServerContext#authorize} exactly once, after the proof was found right and before {@link
 *       Step#done(String, String)}, which takes the name proven, and what that answered.
 *   <li>A client is done only once it knows that the server is content, or that the message which is left can say so.
 *   <li>A secret that the next step needs is held ({@link Step.Send#holding}), so that the exchange wipes it whatever
 *       happens; every other is closed before the step returns. Secrets are compared in constant time.
 *   <li>A user who does not exist costs the same work, gets the same octets and the same words as a wrong proof: {@link
 *       ServerContext#verify} sees to it where the password is sent, {@link ServerContext#decoy} helps where it is not.
 *   <li>What a peer sends yields a step or a {@link MechanismException}, and no work that its length does not justify.
 * </ul>
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
        /** A ticket of Kerberos, or another proof that a system outside this library keeps. */
        TICKET,
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
     * What applications may choose of this mechanism, or are told by it.
     *
     * @return its own properties; unless the mechanism has some, none
     */
    default List<Property<?>> properties() {
        return List.of();
    }

    /**
     * Checks choices that make no sense together. Each for itself was read before; nothing has been sent, by whatever
     * mechanism.
     *
     * @param settings of which one at least is this mechanism's own
     * @throws MechanismException if they make no sense; unless the mechanism knows better, never
     */
    default void requireSense(Settings settings) throws MechanismException {}

    /**
     * Whether the server can answer from what a store keeps of a user.
     *
     * @param credential one of those kept
     * @param realm the realm that the user is looked up in, or the empty string
     * @return unless the mechanism knows better, true of a password, and of all that judges passwords if one is sent
     */
    default boolean answersFrom(Credential credential, String realm) {
        return sendsSecret() ? credential.judgesPasswords() : credential instanceof Credential.Password;
    }

    /**
     * What a server asks a CallbackHandler first, before the password itself.
     *
     * @param user the name as prepared for a look-up
     * @param realm the realm that the user is looked up in, or the empty string
     * @return a question of the mechanism's own; unless it keeps something else than passwords, none
     */
    default Optional<Credential.Question<?>> question(String user, String realm) {
        return Optional.empty();
    }

    /**
     * Whether users are looked up in realms, so that a CallbackHandler has to hear the realm.
     *
     * @return false unless the mechanism says otherwise
     */
    default boolean hasRealms() {
        return false;
    }

    /**
     * Whether a second mechanism, of the same name with -PLUS, binds the exchange to the channel below it where this one
     * does not (RFC 5802 section 6).
     *
     * @return false unless the mechanism says otherwise
     */
    default boolean hasPlus() {
        return false;
    }

    /**
     * Whether what is sent holds a password or a token, which whoever reads the connection has then. Such a mechanism does
     * not start on a connection that others can read, unless {@link Context#PLAINTEXT} was chosen.
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
     * What this JVM lacks at the moment for running this mechanism, whatever the application and the connection have.
     *
     * @param side {@link Property.Side#CLIENT} or {@link Property.Side#SERVER}
     * @return words for people; empty unless the mechanism depends on something that may be missing
     */
    default Optional<String> missing(Property.Side side) {
        return Optional.empty();
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
     * Whether a server was given what it needs to run this mechanism. Answered from memory, to decide what to offer.
     *
     * @param context knows what was given
     * @return unless the mechanism knows better, whether the server keeps what it answers from
     */
    default Fact serverAble(ServerContext context) {
        return need() == Need.PASSWORD ? context.keepsFor(this) : Fact.UNKNOWN;
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

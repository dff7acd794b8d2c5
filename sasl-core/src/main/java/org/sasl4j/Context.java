package org.sasl4j;

import java.util.Optional;
import java.util.Set;

/** The questions that both sides of an exchange may ask. */
public interface Context {
    /** The bound of {@link #longestMessage()} unless the application set another: 65536 octets. */
    int LONGEST_MESSAGE = 65536;

    /** The bound of {@link #longestText()} unless the application set another: 1024 octets. */
    int LONGEST_TEXT = 1024;

    /**
     * The transport below.
     *
     * @return the facts; {@link Connection#unknown()} unless somebody said more
     */
    default Connection connection() {
        return Connection.unknown();
    }

    /**
     * How names and passwords are prepared.
     *
     * @return {@link Preparation#STANDARD} unless the application chose otherwise
     */
    default Preparation normalization() {
        return Preparation.STANDARD;
    }

    /**
     * Whether passwords and tokens may go over a connection that others are known to read.
     *
     * @return false unless the application said so
     */
    default boolean allowsPlaintext() {
        return false;
    }

    /**
     * The longest authentication message taken from the peer; the exchange refuses a longer one unread.
     *
     * @return octets, {@value #LONGEST_MESSAGE} unless the application chose otherwise
     */
    default int longestMessage() {
        return LONGEST_MESSAGE;
    }

    /**
     * The longest text taken from either side: a name, a password, a realm, a trace, a value beside a token, but not a token
     * itself. Whoever sends one has proven nothing yet, and preparing it is work.
     *
     * @return octets of UTF-8, {@value #LONGEST_TEXT} unless the application chose otherwise
     */
    default int longestText() {
        return LONGEST_TEXT;
    }

    /**
     * A nonce chosen in advance, for tests with known answers. Nothing else may choose one: a nonce must never come twice.
     *
     * @return the nonce, or empty to have the mechanism draw it at random
     */
    default Optional<String> chosenNonce() {
        return Optional.empty();
    }

    /**
     * What SCRAM does about channel binding.
     *
     * @return {@link BindingPolicy#ALLOW} unless the application chose otherwise
     */
    default BindingPolicy bindingPolicy() {
        return BindingPolicy.ALLOW;
    }

    /**
     * The names that the server offered on this connection, as the client saw them or as the server sent them: it is by
     * them that a downgrade shows (RFC 5802 section 6).
     *
     * @return the names, or empty if nobody said
     */
    default Optional<Set<String>> offered() {
        return Optional.empty();
    }

    /**
     * A channel binding that the application gives, where the connection has none.
     *
     * @param type the registered name
     * @return the binding, or empty if the application has none of this type
     * @throws MechanismException if it could not be told
     */
    default Optional<ChannelBinding> binding(String type) throws MechanismException {
        return Optional.empty();
    }

    /**
     * What the client wants to reach and the server is.
     *
     * @return {@link Service#UNKNOWN} unless somebody said
     */
    default Service service() {
        return Service.UNKNOWN;
    }

    /**
     * What security layer this side accepts.
     *
     * @return {@link Protection#STANDARD}, which is none, unless the application chose otherwise
     */
    default Protection protection() {
        return Protection.STANDARD;
    }

    /**
     * What the application chose of DIGEST-MD5.
     *
     * @return {@link DigestSettings#standard()} unless the application chose otherwise
     */
    default DigestSettings digest() {
        return DigestSettings.standard();
    }
}

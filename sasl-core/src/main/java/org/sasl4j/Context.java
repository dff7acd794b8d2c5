package org.sasl4j;

import java.util.List;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.sasl4j.Property.Side;

/**
 * The questions that a mechanism may ask on either side. A question that is not overridden answers with the default. A
 * mechanism asks for its own settings by {@link #settings()}, and asks its own questions by {@link #ask}.
 */
public interface Context {
    /** How names and passwords are prepared. */
    Property<Preparation> NORMALIZATION = Property.read(
                    "normalization",
                    "saslprep, none, lenient or postgresql, or two of them as name=none,password=saslprep, or an"
                            + " org.sasl4j.Normalization or Preparation",
                    new PreparationReader())
            .chosenBy(Side.BOTH, Preparation.STANDARD)
            .described("how names and passwords are prepared, both alike or each for itself");

    /** Whether passwords and tokens may go over a connection that others are known to read. */
    Property<Boolean> PLAINTEXT = Property.flag("plaintext")
            .chosenBy(Side.BOTH, false)
            .described("whether passwords and tokens may go over a connection known to be readable");

    /** The longest authentication message taken from the peer, in octets; the exchange refuses a longer one unread. */
    Property<Integer> MESSAGE_MAX = Property.number("message.max", 1, Integer.MAX_VALUE)
            .chosenBy(Side.BOTH, 65536)
            .described("the longest authentication message taken, in octets");

    /**
     * The longest text taken from either side, in octets of UTF-8: a name, a password, a realm, a trace, a value beside a
     * token, but not a token itself. Whoever sends one has proven nothing yet, and preparing it is work.
     */
    Property<Integer> TEXT_MAX = Property.number("text.max", 1, Integer.MAX_VALUE)
            .chosenBy(Side.BOTH, 1024)
            .described("the longest name, password, realm, trace or value beside a token, in octets of UTF-8");

    /** Who hears how exchanges end. */
    Property<AuthenticationListener> LISTENER = Property.object("listener", AuthenticationListener.class)
            .chosenOrElse(Side.BOTH, "none")
            .described("hears how each exchange ends: who, as whom, by which mechanism, and why not");

    /** The other end's address, for {@link #LISTENER}. */
    Property<String> PEER = Property.object(
                    "peer", "a String, a java.net.InetAddress or InetSocketAddress", new PeerReader())
            .chosenOrElse(Side.BOTH, "unknown")
            .described("the other end's address, which the listener is told");

    /**
     * What concerns every mechanism.
     *
     * @return the properties declared here
     */
    static List<Property<?>> properties() {
        return List.of(NORMALIZATION, PLAINTEXT, MESSAGE_MAX, TEXT_MAX, LISTENER, PEER);
    }

    /**
     * What the application chose.
     *
     * @return {@link Settings#none()} unless it chose something
     */
    default Settings settings() {
        return Settings.none();
    }

    /**
     * Asks the application's CallbackHandler.
     *
     * @param questions standard ones or a mechanism's own; asked together, for they may come from one dialogue
     * @return whether there is a handler and it knows these questions: they may be unanswered all the same
     * @throws MechanismException of reason TEMPORARY if the handler failed
     */
    default boolean ask(Callback... questions) throws MechanismException {
        return false;
    }

    /**
     * Asks a question that handlers made for other implementations do not know, and may fail at.
     *
     * @param question a mechanism's own
     * @return how the handler failed, which matters only if nobody else answers; empty if it did not
     */
    default Optional<MechanismException> tryAsking(Callback question) {
        try {
            ask(question);
            return Optional.empty();
        } catch (MechanismException e) {
            return Optional.of(e);
        }
    }

    /**
     * Called when the handler left questions open without which the exchange fails, so that the author of the handler
     * can be told.
     *
     * @param mechanism the mechanism that asked
     * @param questions what it asked
     */
    default void leftUnanswered(Mechanism mechanism, Callback... questions) {}

    /**
     * The transport below.
     *
     * @return the facts; {@link Connection#unknown()} unless somebody said more
     */
    default Connection connection() {
        return Connection.unknown();
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
}

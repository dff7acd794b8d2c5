package org.sasl4j.provider;

import java.util.List;
import java.util.Map;
import org.sasl4j.Connection;
import org.sasl4j.CredentialStore;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;

/**
 * The properties of {@code javax.security.sasl} applications that belong to this provider; the {@linkplain
 * org.sasl4j.Context#properties() core} and each mechanism have more. In the properties of {@code
 * Sasl.createSaslClient} and {@code Sasl.createSaslServer} each goes by its {@link Property#key()}. Those that are
 * {@linkplain Property#isConfigurable() configurable} may also stand in the provider's configuration, without the
 * prefix, for calls that do not set them. Numbers and flags may be Strings. An unknown key, or a value that makes no
 * sense, fails the first evaluation with a {@code SaslException} that says what would make sense, and nothing is sent.
 */
public final class SaslProperties {
    /** The whitelist. */
    public static final Property<List<String>> MECHANISMS = Property.names("mechanisms")
            .chosenOrElse(Side.BOTH, "every mechanism that is not OPT_IN, and for servers not ANONYMOUS")
            .described("the mechanisms that may run; no other does");

    /** Whether a refused mechanism is answered for. */
    public static final Property<Boolean> ENFORCE = Property.flag("enforce")
            .chosenBy(Side.BOTH, false)
            .described("whether ours answers, and refuses, what policy forbids; otherwise the next provider is asked");

    /** Whether the handlers of other implementations are served. */
    public static final Property<Boolean> FOREIGN = Property.flag("foreign")
            .chosenBy(Side.BOTH, false)
            .described(
                    "whether the callback handlers of Apache Kafka and WildFly Elytron are served, too, which are left to"
                            + " their own providers unless this or another property of ours is in the call");

    /** Other priorities. */
    public static final Property<Map<MechanismName, Integer>> PRIORITIES = Property.read(
                    "priorities", "like NAME=n,NAME=n with names of mechanisms", new PrioritiesReader())
            .chosenOrElse(Side.BOTH, "each mechanism's own")
            .described("priorities in place of the mechanisms' own; a higher number is preferred");

    /** The transport below. */
    public static final Property<Connection> CONNECTION = Property.object(
                    "connection",
                    "an org.sasl4j.Connection, SSLSession, SSLSocket or SSLEngine",
                    new ConnectionReader())
            .chosenOrElse(Side.BOTH, "nothing is known")
            .described("the connection that the exchange runs over");

    /** What a server answers from, in place of its callback handler. */
    public static final Property<CredentialStore> CREDENTIALS = Property.object("credentials", CredentialStore.class)
            .chosenOrElse(Side.SERVER, "the callback handler")
            .described("where the server looks its users up");

    /** What an empty initial response is to mechanisms whose first message may be empty. */
    public static final Property<InitialEmpty> INITIAL_EMPTY = Property.word("initial.empty", InitialEmpty.class)
            .chosenBy(Side.SERVER, InitialEmpty.MESSAGE)
            .described("what an empty initial response is to EXTERNAL and ANONYMOUS");

    /** What an empty initial response is. */
    public enum InitialEmpty {
        /** A message of no octets. */
        MESSAGE,
        /** None at all: the server sends an empty challenge. */
        ABSENT
    }

    private SaslProperties() {}

    /**
     * What concerns this provider.
     *
     * @return the properties declared here
     */
    public static List<Property<?>> properties() {
        return List.of(MECHANISMS, ENFORCE, FOREIGN, PRIORITIES, CONNECTION, CREDENTIALS, INITIAL_EMPTY);
    }
}

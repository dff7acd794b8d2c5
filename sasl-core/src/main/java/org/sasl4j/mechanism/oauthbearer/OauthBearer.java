package org.sasl4j.mechanism.oauthbearer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.sasl4j.ClientContext;
import org.sasl4j.Fact;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.Step;
import org.sasl4j.Trait;

/**
 * OAUTHBEARER: proves an identity by a token that somebody else issued. Needs a confidential connection; whoever reads the
 * token has it until it expires. The server proves nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7628">RFC 7628</a>
 */
public final class OauthBearer implements Mechanism {
    private static final MechanismName NAME = MechanismName.of("OAUTHBEARER");
    static final Set<Trait> TRAITS = Set.of(Trait.NOANONYMOUS);

    /** Where a client's token comes from, asked at each authentication; what it supplies is closed. */
    public static final Property<Supplier<Secret>> TOKEN = Property.object(
                    "oauth.token",
                    "a java.util.function.Supplier of the token, as a String, a char array or an org.sasl4j.Secret",
                    Tokens::supplier)
            .chosenOrElse(Side.CLIENT, "the callback handler")
            .described("supplies the token, asked at each authentication");

    /** The server's port (RFC 7628 section 3.1). */
    public static final Property<Integer> PORT = Property.number("oauth.port", 1, Service.LAST_PORT)
            .chosenOrElse(Side.BOTH, "unknown")
            .described("client: the port to tell the server; server: the port that a client must have meant");

    /** What else a server is called. */
    public static final Property<List<String>> HOSTS = Property.names("oauth.hosts")
            .chosenOrElse(Side.SERVER, "none")
            .described("host names that the server answers to besides its own");

    /** Keys and values beside a token (RFC 7628 section 3.1). */
    public static final Property<Map<String, String>> EXTENSIONS = Property.texts("oauth.extensions")
            .chosenOrElse(Side.CLIENT, "none")
            .toldTo(Side.SERVER)
            .described("further keys to send with a token; after success those received");

    /** Who judges tokens. */
    public static final Property<TokenValidator> VALIDATOR = Property.object("oauth.validator", TokenValidator.class)
            .chosenOrElse(Side.SERVER, "the callback handler")
            .described("judges tokens");

    /** Until when the token is good. */
    public static final Property<Instant> EXPIRY = Property.object("oauth.expiry", Instant.class)
            .toldTo(Side.SERVER)
            .toldAlsoAs("CREDENTIAL.LIFETIME.MS", Instant::toEpochMilli) // Kafka's
            .described("until when the token is good; as milliseconds under CREDENTIAL.LIFETIME.MS, too");

    /** What a server has against a token: {@linkplain org.sasl4j.MechanismException#told told} of the failure. */
    public static final Property<TokenError> ERROR = Property.object("oauth.error", TokenError.class)
            .toldTo(Side.BOTH)
            .described("what the server has against the token, told by the exception");

    static final List<Property<?>> PROPERTIES = List.of(TOKEN, PORT, HOSTS, EXTENSIONS, VALIDATOR, EXPIRY, ERROR);

    /** The mechanism. */
    public OauthBearer() {}

    @Override
    public MechanismName name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 50;
    }

    @Override
    public Set<Trait> traits() {
        return TRAITS;
    }

    @Override
    public Need need() {
        return Need.TOKEN;
    }

    @Override
    public List<Property<?>> properties() {
        return PROPERTIES;
    }

    @Override
    public Fact serverAble(ServerContext context) {
        return judges(context);
    }

    static Fact judges(ServerContext context) {
        return Fact.known(context.settings().has(VALIDATOR));
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        return new OauthBearerClient(this, context).start();
    }

    @Override
    public Step startServer(ServerContext context) {
        return new OauthBearerServer(this, context).start();
    }
}

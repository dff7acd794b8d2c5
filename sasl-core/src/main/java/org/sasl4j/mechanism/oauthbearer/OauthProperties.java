package org.sasl4j.mechanism.oauthbearer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;
import org.sasl4j.Secret;
import org.sasl4j.Service;

/**
 * The properties of OAUTHBEARER and XOAUTH2. They are made when somebody asks for one of them, and not with the
 * mechanism, because a process that has just started pays for every class that it loads.
 */
interface OauthProperties {
    /** Where a client's token comes from, asked at each authentication; what it supplies is closed. */
    Property<Supplier<Secret>> TOKEN = Property.object(
                    "oauth.token",
                    "a java.util.function.Supplier of the token, as a String, a char array or an org.sasl4j.Secret",
                    Tokens::supplier)
            .chosenOrElse(Side.CLIENT, "the callback handler")
            .described("supplies the token, asked at each authentication");

    /** The server's port (RFC 7628 section 3.1). */
    Property<Integer> PORT = Property.number("oauth.port", 1, Service.LAST_PORT)
            .chosenOrElse(Side.BOTH, "unknown")
            .described("client: the port to tell the server; server: the port that a client must have meant");

    /** What else a server is called. */
    Property<List<String>> HOSTS = Property.names("oauth.hosts")
            .chosenOrElse(Side.SERVER, "none")
            .described("host names that the server answers to besides its own");

    /** Keys and values beside a token (RFC 7628 section 3.1). */
    Property<Map<String, String>> EXTENSIONS = Property.texts("oauth.extensions")
            .chosenOrElse(Side.CLIENT, "none")
            .toldTo(Side.SERVER)
            .described("further keys to send with a token; after success those received");

    /** Who judges tokens. */
    Property<TokenValidator> VALIDATOR = Property.object("oauth.validator", TokenValidator.class)
            .chosenOrElse(Side.SERVER, "the callback handler")
            .described("judges tokens");

    /** Until when the token is good. */
    Property<Instant> EXPIRY = Property.object("oauth.expiry", Instant.class)
            .toldTo(Side.SERVER)
            .toldAlsoAs("CREDENTIAL.LIFETIME.MS", OauthProperties::milliseconds) // Kafka's
            .described("until when the token is good; as milliseconds under CREDENTIAL.LIFETIME.MS, too");

    /** What a server has against a token: {@linkplain org.sasl4j.MechanismException#told told} of the failure. */
    Property<TokenError> ERROR = Property.object("oauth.error", TokenError.class)
            .toldTo(Side.BOTH)
            .described("what the server has against the token, told by the exception");

    /** Since 1970. A token that is good for ever is good for as many as there can be. */
    private static long milliseconds(Instant expiry) {
        try {
            return expiry.toEpochMilli();
        } catch (ArithmeticException e) {
            return expiry.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    static List<Property<?>> all() {
        return List.of(TOKEN, PORT, HOSTS, EXTENSIONS, VALIDATOR, EXPIRY, ERROR);
    }
}

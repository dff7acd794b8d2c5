package org.sasl4j.mechanism.digest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;
import org.sasl4j.Values;

/**
 * The properties of DIGEST-MD5. They are made when somebody asks for one of them, and not with the mechanism, because
 * a process that has just started pays for every class that it loads.
 */
interface DigestProperties {
    /** The realms that a server offers. */
    Property<List<String>> REALM = Property.read("digest.realm", Values.NAMES, DigestProperties::realms)
            .alias("com.sun.security.sasl.digest.realm")
            .chosenOrElse(Side.SERVER, "the server's name")
            .described("the realms offered; an empty Collection offers none");

    /** Whether a server takes names in UTF-8. */
    Property<Boolean> UTF8 = Property.flag("digest.utf8")
            .alias("com.sun.security.sasl.digest.utf8")
            .chosenBy(Side.SERVER, true)
            .described("whether names may be in UTF-8; without it they are in ISO 8859-1");

    /** The ciphers of auth-conf. */
    Property<List<String>> CIPHER = Property.read(
                    "digest.cipher", "one or more of " + List.of(DigestCipher.values()), DigestCipher::tokens)
            .alias("com.sun.security.sasl.digest.cipher")
            .chosenOrElse(Side.BOTH, "all")
            .described("the ciphers to use, of those that Sasl.STRENGTH allows");

    /** A client's digest-uri, or the ones that a server answers to besides its own. */
    Property<List<String>> URI = Property.names("digest.uri")
            .checked(uris -> uris.stream().allMatch(DigestUri::isWellFormed), "like ldap/directory.example.com")
            .chosenOrElse(Side.BOTH, "protocol/server's name")
            .described("client: the digest-uri to send; server: those answered to besides its own");

    /** Whether the announced length of buffers is binding. */
    Property<DigestMd5.Maxbuf> MAXBUF = Property.word("digest.maxbuf", DigestMd5.Maxbuf.class)
            .chosenBy(Side.BOTH, DigestMd5.Maxbuf.LENIENT)
            .described("whether buffers may be longer than Sasl.MAX_BUFFER announced");

    /** Where sessions are kept for a subsequent authentication. */
    Property<DigestSessions> SESSIONS = Property.object("digest.sessions", DigestSessions.class)
            .chosenOrElse(Side.BOTH, "none")
            .described("where sessions are kept, to resume without a challenge");

    /** The host name that the client meant. */
    Property<String> BOUND_SERVER_NAME = Property.text("bound.server.name")
            .toldTo(Side.SERVER)
            .toldAlsoAs("javax.security.sasl.bound.server.name")
            .described("the host name in the client's digest-uri");

    /** All properties. They stay known on a JVM without MD5, which does not have the mechanism. */
    List<Property<?>> PROPERTIES = List.of(REALM, UTF8, CIPHER, URI, MAXBUF, SESSIONS, BOUND_SERVER_NAME);

    private static @Nullable List<String> realms(Object value) {
        List<String> names = Values.names(value);
        return value instanceof String && names != null && names.isEmpty() ? DigestMd5.NOT_CHOSEN : names;
    }
}

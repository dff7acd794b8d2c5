package org.sasl4j.mechanism.digest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ClientContext;
import org.sasl4j.Credential;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Property.Side;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;
import org.sasl4j.Values;
import org.sasl4j.crypto.Digests;

/**
 * DIGEST-MD5: client and server prove to each other by MD5 that they know the password, and may protect what follows.
 * Somebody who listens can try passwords offline, and fast. Somebody who steals what the server keeps can log in with
 * it. Use it only for old peers; RFC 6331 says why.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2831">RFC 2831</a>
 */
public final class DigestMd5 implements Mechanism {
    private static final Set<Trait> TRAITS = Set.of(Trait.NOPLAINTEXT, Trait.NOANONYMOUS, Trait.MUTUAL, Trait.LAYER);
    static final MechanismName NAME = MechanismName.of("DIGEST-MD5");

    /** Whether the buffers of a layer may be longer than what was announced. */
    public enum Maxbuf {
        /** Buffers of any length, as in SunSASL. */
        LENIENT,
        /** Buffers no longer than {@code Sasl.MAX_BUFFER} announced (RFC 2831 section 2.3). */
        STRICT
    }

    private static final String SUN = "com.sun.security.sasl.digest.";

    /** Stands for an empty String, which means the server's name. An empty Collection means no realm at all. */
    private static final List<String> NOT_CHOSEN = List.of("");

    /** The realms that a server offers. */
    public static final Property<List<String>> REALM = Property.read("digest.realm", Values.NAMES, DigestMd5::realms)
            .alias(SUN + "realm")
            .chosenOrElse(Side.SERVER, "the server's name")
            .described("the realms offered; an empty Collection offers none");

    /** Whether a server takes names in UTF-8. */
    public static final Property<Boolean> UTF8 = Property.flag("digest.utf8")
            .alias(SUN + "utf8")
            .chosenBy(Side.SERVER, true)
            .described("whether names may be in UTF-8; without it they are in ISO 8859-1");

    /** The ciphers of auth-conf. */
    public static final Property<List<String>> CIPHER = Property.read(
                    "digest.cipher", "one or more of " + List.of(DigestCipher.values()), DigestCipher::tokens)
            .alias(SUN + "cipher")
            .chosenOrElse(Side.BOTH, "all")
            .described("the ciphers to use, of those that Sasl.STRENGTH allows");

    /** A client's digest-uri, or the ones that a server answers to besides its own. */
    public static final Property<List<String>> URI = Property.names("digest.uri")
            .checked(uris -> uris.stream().allMatch(DigestUri::isWellFormed), "like ldap/directory.example.com")
            .chosenOrElse(Side.BOTH, "protocol/server's name")
            .described("client: the digest-uri to send; server: those answered to besides its own");

    /** Whether the announced length of buffers is binding. */
    public static final Property<Maxbuf> MAXBUF = Property.word("digest.maxbuf", Maxbuf.class)
            .chosenBy(Side.BOTH, Maxbuf.LENIENT)
            .described("whether buffers may be longer than Sasl.MAX_BUFFER announced");

    /** Where sessions are kept for a subsequent authentication. */
    public static final Property<DigestSessions> SESSIONS = Property.object("digest.sessions", DigestSessions.class)
            .chosenOrElse(Side.BOTH, "none")
            .described("where sessions are kept, to resume without a challenge");

    /** The host name that the client meant. */
    public static final Property<String> BOUND_SERVER_NAME = Property.text("bound.server.name")
            .toldTo(Side.SERVER)
            .toldAlsoAs("javax.security.sasl.bound.server.name", name -> name)
            .described("the host name in the client's digest-uri");

    /** All properties. They stay known on a JVM without MD5, which does not have the mechanism. */
    public static final List<Property<?>> PROPERTIES =
            List.of(REALM, UTF8, CIPHER, URI, MAXBUF, SESSIONS, BOUND_SERVER_NAME);

    private DigestMd5() {}

    private static @Nullable List<String> realms(Object value) {
        List<String> names = Values.names(value);
        return value instanceof String && names != null && names.isEmpty() ? NOT_CHOSEN : names;
    }

    /** The realms that the application chose, possibly none. Empty if it did not choose. */
    static Optional<List<String>> realms(ServerContext context) throws MechanismException {
        return context.settings().get(REALM).filter(realms -> realms != NOT_CHOSEN);
    }

    /**
     * The mechanism, if this JVM can run it.
     *
     * @return one, or none where no security provider has MD5
     */
    public static List<Mechanism> available() {
        return Digests.has("MD5") ? List.of(new DigestMd5()) : List.of();
    }

    @Override
    public MechanismName name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 30;
    }

    @Override
    public Set<Trait> traits() {
        return TRAITS;
    }

    @Override
    public Opening opening() {
        return Opening.VARIABLE;
    }

    @Override
    public boolean clientOpens(ClientContext context) {
        return Resumption.ofClient(context).hasAny();
    }

    @Override
    public List<Property<?>> properties() {
        return PROPERTIES;
    }

    @Override
    public boolean answersFrom(Credential credential, String realm) {
        return credential instanceof Credential.Password
                || credential instanceof DigestCredential digest
                        && digest.realm().equals(realm);
    }

    @Override
    public Optional<Credential.Question<?>> question(String user, String realm) {
        return Optional.of(new DigestCredentialCallback(user, realm));
    }

    @Override
    public boolean hasRealms() {
        return true;
    }

    @Override
    public Step startClient(ClientContext context) throws MechanismException {
        context.settings().requireSenseOf(PROPERTIES); // checks SunSASL's keys, too
        return new DigestMd5Client(context).start();
    }

    @Override
    public Step startServer(ServerContext context) throws MechanismException {
        context.settings().requireSenseOf(PROPERTIES);
        return new DigestMd5Server(this, context).start();
    }
}

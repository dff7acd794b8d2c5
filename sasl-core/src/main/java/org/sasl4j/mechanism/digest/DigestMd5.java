package org.sasl4j.mechanism.digest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sasl4j.ClientContext;
import org.sasl4j.Credential;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;
import org.sasl4j.crypto.Digests;

/**
 * DIGEST-MD5: client and server prove to each other by MD5 that they know the password, and may protect what follows.
 * Somebody who listens can try passwords offline, and fast. Somebody who steals what the server keeps can log in with
 * it. Use it only for old peers; RFC 6331 says why.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2831">RFC 2831</a>
 */
public final class DigestMd5 implements Mechanism, DigestProperties {
    private static final Set<Trait> TRAITS = Set.of(Trait.NOPLAINTEXT, Trait.NOANONYMOUS, Trait.MUTUAL, Trait.LAYER);
    static final MechanismName NAME = MechanismName.of("DIGEST-MD5");

    /** Whether the buffers of a layer may be longer than what was announced. */
    public enum Maxbuf {
        /** Buffers of any length, as in SunSASL. */
        LENIENT,
        /** Buffers no longer than {@code Sasl.MAX_BUFFER} announced (RFC 2831 section 2.3). */
        STRICT
    }

    /** Stands for an empty String, which means the server's name. An empty Collection means no realm at all. */
    static final List<String> NOT_CHOSEN = List.of("");

    private DigestMd5() {}

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

package org.sasl4j;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an application may choose of DIGEST-MD5 (RFC 2831). Immutable: each method that changes something returns new
 * settings.
 */
public final class DigestSettings {
    private static final DigestSettings STANDARD =
            new DigestSettings(null, Charset.UTF_8, List.of(), List.of(), null, Maxbuf.LENIENT);

    private final @Nullable List<String> realms;
    private final Charset charset;
    private final List<String> ciphers;
    private final List<String> uris;
    private final @Nullable DigestSessions sessions;
    private final Maxbuf maxbuf;

    /** How a server takes names and passwords (RFC 2831 section 2.1.1, charset). */
    public enum Charset {
        /** In UTF-8, if the client understands that. */
        UTF_8,
        /** In ISO 8859-1 alone. */
        ISO_8859_1
    }

    /** Whether a security layer holds both sides to the maxbuf announced (RFC 2831 section 2.1). */
    public enum Maxbuf {
        /** It announces one, and wraps and unwraps buffers of any length, as SunSASL does and Hadoop's RPC needs. */
        LENIENT,
        /** It refuses what is longer than the reader of a buffer announced. */
        STRICT
    }

    private DigestSettings(
            @Nullable List<String> realms,
            Charset charset,
            List<String> ciphers,
            List<String> uris,
            @Nullable DigestSessions sessions,
            Maxbuf maxbuf) {
        this.realms = realms;
        this.charset = charset;
        this.ciphers = ciphers;
        this.uris = uris;
        this.sessions = sessions;
        this.maxbuf = maxbuf;
    }

    /**
     * The host as realm and in the digest-uri, UTF-8, every cipher, no subsequent authentication, and buffers of any length.
     *
     * @return always the same object
     */
    public static DigestSettings standard() {
        return STANDARD;
    }

    /**
     * The same with the realms that a server offers, where those of the standard are its host name.
     *
     * @param offered the preferred first; empty to offer none, which leaves the realm to the client
     * @return new settings
     */
    public DigestSettings withRealms(List<String> offered) {
        return new DigestSettings(List.copyOf(offered), charset, ciphers, uris, sessions, maxbuf);
    }

    /**
     * The same with another charset of a server.
     *
     * @param of names and passwords
     * @return new settings
     */
    public DigestSettings withCharset(Charset of) {
        return new DigestSettings(realms, of, ciphers, uris, sessions, maxbuf);
    }

    /**
     * The same with the ciphers accepted.
     *
     * @param names out of 3des, des, rc4, rc4-56, rc4-40; empty for all of them
     * @return new settings
     */
    public DigestSettings withCiphers(List<String> names) {
        return new DigestSettings(realms, charset, List.copyOf(names), uris, sessions, maxbuf);
    }

    /**
     * The same with other digest-uris (RFC 2831 section 2.1.2).
     *
     * @param names for a client the one to send, such as the service principal name that Active Directory wants; for a
     *     server those it answers to besides its own, each {@code serv-type/host} or {@code serv-type/host/serv-name}
     * @return new settings
     */
    public DigestSettings withUris(List<String> names) {
        return new DigestSettings(realms, charset, ciphers, List.copyOf(names), sessions, maxbuf);
    }

    /**
     * The same with subsequent authentication (RFC 2831 section 2.2).
     *
     * @param memory where sessions are kept
     * @return new settings
     */
    public DigestSettings withSessions(DigestSessions memory) {
        return new DigestSettings(realms, charset, ciphers, uris, memory, maxbuf);
    }

    /**
     * The same with another way with buffers that are longer than announced.
     *
     * @param of the security layer
     * @return new settings
     */
    public DigestSettings withMaxbuf(Maxbuf of) {
        return new DigestSettings(realms, charset, ciphers, uris, sessions, of);
    }

    /**
     * The realms that a server offers.
     *
     * @return the preferred first; empty if nobody said, which means the host
     */
    public Optional<List<String>> realms() {
        return Optional.ofNullable(realms);
    }

    /**
     * How a server takes names and passwords.
     *
     * @return {@link Charset#UTF_8} unless chosen otherwise
     */
    public Charset charset() {
        return charset;
    }

    /**
     * The ciphers accepted.
     *
     * @return their names; empty for all
     */
    public List<String> ciphers() {
        return ciphers;
    }

    /**
     * For a client the digest-uri to send, for a server those it answers to besides its own.
     *
     * @return empty unless chosen
     */
    public List<String> uris() {
        return uris;
    }

    /**
     * Where sessions are kept for subsequent authentication.
     *
     * @return empty unless chosen: every authentication is an initial one
     */
    public Optional<DigestSessions> sessions() {
        return Optional.ofNullable(sessions);
    }

    /**
     * Whether a security layer holds both sides to the maxbuf announced.
     *
     * @return {@link Maxbuf#LENIENT} unless chosen otherwise
     */
    public Maxbuf maxbuf() {
        return maxbuf;
    }
}

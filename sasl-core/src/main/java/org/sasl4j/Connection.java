package org.sasl4j;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Plain facts about the transport below an exchange: whether it is confidential, its TLS session, the certificates of
 * both sides, and its channel bindings. Immutable. A fact that nobody stated is {@link Fact#UNKNOWN}.
 */
public final class Connection {
    private static final Connection UNKNOWN =
            new Connection(Fact.UNKNOWN, null, null, Fact.UNKNOWN, List.of(), Fact.UNKNOWN, List.of(), Map.of());
    private static final Connection PLAINTEXT =
            new Connection(Fact.NO, null, null, Fact.NO, List.of(), Fact.NO, List.of(), Map.of());

    private final Fact confidential;
    private final @Nullable SSLSession session;
    private final @Nullable Object transport;
    private final Fact localKnown;
    private final List<X509Certificate> local;
    private final Fact peerKnown;
    private final List<X509Certificate> peer;
    private final Map<String, ChannelBinding> bindings;

    private Connection(
            Fact confidential,
            @Nullable SSLSession session,
            @Nullable Object transport,
            Fact localKnown,
            List<X509Certificate> local,
            Fact peerKnown,
            List<X509Certificate> peer,
            Map<String, ChannelBinding> bindings) {
        this.confidential = confidential;
        this.session = session;
        this.transport = transport;
        this.localKnown = localKnown;
        this.local = local;
        this.peerKnown = peerKnown;
        this.peer = peer;
        this.bindings = bindings;
    }

    /**
     * A transport of which nothing is known.
     *
     * @return always the same object
     */
    public static Connection unknown() {
        return UNKNOWN;
    }

    /**
     * A transport that anybody can read, such as a bare TCP socket: no certificates, no bindings.
     *
     * @return always the same object
     */
    public static Connection plaintext() {
        return PLAINTEXT;
    }

    /**
     * A TLS connection whose handshake is over.
     *
     * @param session of the socket or engine; its certificates are read now
     * @return the facts; a cipher suite without encryption, or a handshake that never finished, is not confidential
     */
    public static Connection tls(SSLSession session) {
        return tls(session, null);
    }

    /**
     * A TLS connection whose handshake is over. It is better than its session alone, because some TLS providers give
     * channel bindings only by the socket.
     *
     * @param socket its session is read now; nothing is sent or received
     * @return the facts, as of the session
     */
    public static Connection tls(SSLSocket socket) {
        return tls(socket.getSession(), socket);
    }

    /**
     * A TLS connection whose handshake is over. It is better than its session alone, because some TLS providers give
     * channel bindings only by the engine.
     *
     * @param engine its session is read now
     * @return the facts, as of the session
     */
    public static Connection tls(SSLEngine engine) {
        return tls(engine.getSession(), engine);
    }

    private static Connection tls(SSLSession session, @Nullable Object transport) {
        List<X509Certificate> local = x509(session.getLocalCertificates());
        List<X509Certificate> peer = peerOf(session);
        return new Connection(
                Fact.known(!session.getCipherSuite().contains("NULL")),
                session,
                transport,
                Fact.known(!local.isEmpty()),
                local,
                Fact.known(!peer.isEmpty()),
                peer,
                Map.of());
    }

    private static List<X509Certificate> peerOf(SSLSession session) {
        try {
            return x509(session.getPeerCertificates());
        } catch (SSLPeerUnverifiedException e) {
            return List.of(); // the peer has not shown who it is
        }
    }

    /** None where one is of another kind, lest an authority's stand where the peer's own should. */
    private static List<X509Certificate> x509(Certificate @Nullable [] chain) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate certificate : chain == null ? new Certificate[0] : chain) {
            if (!(certificate instanceof X509Certificate x509)) {
                return List.of();
            }
            certificates.add(x509);
        }
        return List.copyOf(certificates);
    }

    /**
     * The same connection, said to be confidential or not.
     *
     * @param fact whether others can read what is sent
     * @return a new object
     */
    public Connection withConfidential(Fact fact) {
        return new Connection(fact, session, transport, localKnown, local, peerKnown, peer, bindings);
    }

    /**
     * The same connection with the certificates that this side showed.
     *
     * @param chain its own certificate first; empty if it showed none
     * @return a new object
     */
    public Connection withLocalCertificates(List<X509Certificate> chain) {
        Fact known = Fact.known(!chain.isEmpty());
        return new Connection(confidential, session, transport, known, List.copyOf(chain), peerKnown, peer, bindings);
    }

    /**
     * The same connection with the certificates that the peer showed and somebody verified.
     *
     * @param chain the peer's own certificate first; empty if it showed none
     * @return a new object
     */
    public Connection withPeerCertificates(List<X509Certificate> chain) {
        Fact known = Fact.known(!chain.isEmpty());
        return new Connection(confidential, session, transport, localKnown, local, known, List.copyOf(chain), bindings);
    }

    /**
     * The same connection with one more channel binding.
     *
     * @param binding replaces another of the same type
     * @return a new object
     */
    public Connection withBinding(ChannelBinding binding) {
        Map<String, ChannelBinding> more = new LinkedHashMap<>(bindings);
        more.put(binding.type(), binding);
        return new Connection(confidential, session, transport, localKnown, local, peerKnown, peer, more);
    }

    /**
     * Whether nobody but the two ends can read what is sent.
     *
     * @return what is known
     */
    public Fact confidential() {
        return confidential;
    }

    /**
     * The TLS session.
     *
     * @return the session, or empty if there is none or nobody said
     */
    public Optional<SSLSession> session() {
        return Optional.ofNullable(session);
    }

    /**
     * The socket or engine that the session belongs to.
     *
     * @return an SSLSocket or SSLEngine, or empty if nobody said
     */
    public Optional<Object> transport() {
        return Optional.ofNullable(transport);
    }

    /**
     * Whether this side showed a certificate.
     *
     * @return what is known
     */
    public Fact hasLocalCertificate() {
        return localKnown;
    }

    /**
     * The certificates that this side showed.
     *
     * @return its own certificate first; empty if it showed none or nobody said
     */
    public List<X509Certificate> localCertificates() {
        return local;
    }

    /**
     * Whether the peer showed a certificate that was verified.
     *
     * @return what is known
     */
    public Fact hasPeerCertificate() {
        return peerKnown;
    }

    /**
     * The certificates that the peer showed.
     *
     * @return the peer's own certificate first; empty if it showed none or nobody said
     */
    public List<X509Certificate> peerCertificates() {
        return peer;
    }

    /**
     * The channel bindings that were given; {@code binding.Bindings} computes others.
     *
     * @return an immutable list in the order they were added
     */
    public List<ChannelBinding> bindings() {
        return List.copyOf(bindings.values());
    }
}

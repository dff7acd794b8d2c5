package org.sasl4j.provider;

import javax.security.sasl.SaslException;
import org.sasl4j.BindingPolicy;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.CredentialStore;
import org.sasl4j.DigestSessions;
import org.sasl4j.Normalization;
import org.sasl4j.Preparation;
import org.sasl4j.ScramKeyCache;
import org.sasl4j.TokenValidator;
import org.sasl4j.credential.IdentityResolver;

/**
 * The keys of this provider in the properties of {@code Sasl.createSaslClient} and {@code Sasl.createSaslServer}, and
 * what their values mean. The same keys without {@value #PREFIX} are those of the provider's configuration, where a call
 * leaves one out. Numbers and flags are taken as String too. A value that makes no sense fails the first evaluation with a
 * {@link SaslException} that says what would make sense, and nothing is sent.
 */
public final class SaslProperties {
    /** What every key begins with. */
    public static final String PREFIX = "org.sasl4j.";

    /** Both sides: the whitelist, a String of names parted by commas or spaces or a Collection of them. */
    public static final String MECHANISMS = PREFIX + "mechanisms";

    /**
     * Both sides: a flag; answer for what policy refuses, with a client or server whose first evaluation is the refusal,
     * instead of leaving it to other providers. Once configured it holds.
     */
    public static final String ENFORCE = PREFIX + "enforce";

    /**
     * Both sides: a flag; serve the callback handlers of Apache Kafka and WildFly Elytron as well (of types in {@code
     * org.apache.kafka.} and {@code org.wildfly.security.}), which are left to their own providers unless this, or another
     * property of this provider in the call, says otherwise.
     */
    public static final String FOREIGN = PREFIX + "foreign";

    /** Both sides: a String {@code NAME=n,…} of priorities; higher is preferred. */
    public static final String PRIORITIES = PREFIX + "priorities";

    /**
     * Both sides: the transport, a {@link Connection}, or a TLS session, socket or engine whose handshake is over.
     */
    public static final String CONNECTION = PREFIX + "connection";

    /**
     * Both sides: the names that the server offered, a String or a Collection; for a server those it sent on this
     * connection. By them a downgrade of channel binding shows; unless set, nobody knows.
     */
    public static final String OFFERED = PREFIX + "offered";

    /**
     * Both sides: a flag; passwords and tokens may go over, and be taken from, a connection that others are known to read.
     * Unless set, what sends them does not start there; false in a configuration or a call forbids it, whatever others say.
     */
    public static final String PLAINTEXT = PREFIX + "plaintext";

    /** Both sides: a {@link ChannelBinding} or a Collection of them, besides those that the connection has. */
    public static final String CHANNELBINDING = PREFIX + "channelbinding";

    /**
     * Client: the types of channel binding to try, in order of preference, a String or a Collection; unless set,
     * tls-server-end-point, tls-exporter, tls-unique.
     */
    public static final String CHANNELBINDING_TYPES = PREFIX + "channelbinding.types";

    /**
     * Both sides: {@code disable}, {@code allow} (the default), or {@code require}, which refuses every SCRAM that is not
     * -PLUS; see {@link BindingPolicy}.
     */
    public static final String CHANNELBINDING_POLICY = PREFIX + "channelbinding.policy";

    /** Both sides, after success: the type of channel binding used, a negotiated property. */
    public static final String CHANNELBINDING_TYPE = PREFIX + "channelbinding.type";

    /** Server: a {@link CredentialStore} to answer from instead of the callback handler. */
    public static final String CREDENTIALS = PREFIX + "credentials";

    /**
     * Server: the secret that the salts pretended for unknown users follow from, a byte array or a String; the same on
     * every node. Unless set, one is drawn at random and warned of once.
     */
    public static final String SERVER_SECRET = PREFIX + "server.secret";

    /** Server: the SCRAM iterations of users known by a password, and of pretended ones; as the store says unless set. */
    public static final String SCRAM_ITERATIONS = PREFIX + "scram.iterations";

    /** Client: the fewest SCRAM iterations accepted from a server; 4096 unless set. */
    public static final String SCRAM_ITERATIONS_MIN = PREFIX + "scram.iterations.min";

    /** Client: the most SCRAM iterations accepted from a server; 1000000 unless set. */
    public static final String SCRAM_ITERATIONS_MAX = PREFIX + "scram.iterations.max";

    /** Client: a {@link ScramKeyCache} to keep derived keys in; none unless set. */
    public static final String SCRAM_KEYCACHE = PREFIX + "scram.keycache";

    /**
     * Client: a Map of further SCRAM attributes to send, such as Kafka's {@code tokenauth}. Both sides, after success: a
     * Map of those received, if there were any.
     */
    public static final String SCRAM_EXTENSIONS = PREFIX + "scram.extensions";

    /**
     * Server: the user of SCRAM where the protocol has told already, a String; it stands for whatever name the client's
     * message has, even none.
     */
    public static final String SCRAM_USER = PREFIX + "scram.user";

    /**
     * Both sides: {@code saslprep} (the default), {@code none}, {@code lenient} or {@code postgresql}, see {@link
     * Normalization}; or names and passwords apart, as {@code name=none,password=saslprep}. A {@link Normalization} or a {@link
     * Preparation} will do too.
     */
    public static final String NORMALIZATION = PREFIX + "normalization";

    /** Both sides: the longest authentication message taken, in octets; 65536 unless set. */
    public static final String MESSAGE_MAX = PREFIX + "message.max";

    /** Both sides: the longest name, password or other text in a message, in octets of UTF-8, but for tokens; 1024 unless set. */
    public static final String TEXT_MAX = PREFIX + "text.max";

    /**
     * Server: who the client is for EXTERNAL, a String or an {@link IdentityResolver}, such as a {@link
     * org.sasl4j.mechanism.external.CertificateIdentity}; the subject of its certificate unless set.
     */
    public static final String EXTERNAL_IDENTITY = PREFIX + "external.identity";

    /**
     * Server: what an empty initial response means to EXTERNAL and ANONYMOUS: {@code message} (the default), or {@code
     * absent} for callers that pass an empty array where the client sent none.
     */
    public static final String INITIAL_EMPTY = PREFIX + "initial.empty";

    /** Client: the trace that ANONYMOUS sends; none unless set. Server, after success: the trace received. */
    public static final String ANONYMOUS_TRACE = PREFIX + "anonymous.trace";

    /** Server, after success: the authentication identity, a negotiated property. */
    public static final String AUTHENTICATION_ID = PREFIX + "authentication.id";

    /**
     * Server: the realms that DIGEST-MD5 offers, a String of names parted by commas or spaces or a Collection of them; the
     * server's name unless set, and no realm for an empty Collection. Also read as {@code com.sun.security.sasl.digest.realm}.
     */
    public static final String DIGEST_REALM = PREFIX + "digest.realm";

    /**
     * Server: a flag; whether DIGEST-MD5 takes UTF-8, true unless set. Also read as {@code
     * com.sun.security.sasl.digest.utf8}.
     */
    public static final String DIGEST_UTF8 = PREFIX + "digest.utf8";

    /**
     * Both sides: the ciphers that DIGEST-MD5 may use of those that {@code Sasl.STRENGTH} allows, a String or a Collection of
     * 3des, rc4, des, rc4-56, rc4-40; all unless set. Also read as {@code com.sun.security.sasl.digest.cipher}.
     */
    public static final String DIGEST_CIPHER = PREFIX + "digest.cipher";

    /**
     * Client: the digest-uri that DIGEST-MD5 sends, such as {@code ldap/directory.example.com}, instead of protocol and
     * server's name. Server: a String or a Collection of those it answers to besides its own.
     */
    public static final String DIGEST_URI = PREFIX + "digest.uri";

    /**
     * Both sides: {@code lenient} (the default), with which DIGEST-MD5 wraps and unwraps buffers of any length as SunSASL
     * does, or {@code strict}, which holds both sides to the maxbuf announced ({@code Sasl.MAX_BUFFER}).
     */
    public static final String DIGEST_MAXBUF = PREFIX + "digest.maxbuf";

    /** Both sides: {@link DigestSessions} to resume; without, each authentication by DIGEST-MD5 is a whole one. */
    public static final String DIGEST_SESSIONS = PREFIX + "digest.sessions";

    /**
     * Both sides: the port of the server, 1 to 65535; a client of OAUTHBEARER says it with the server's name, and a server
     * holds it to both. Nobody knows unless set.
     */
    public static final String OAUTH_PORT = PREFIX + "oauth.port";

    /**
     * Server: host names that it answers to besides its own where a client of OAUTHBEARER says whom it connected to, a String
     * or a Collection. Case does not matter, nor a final dot.
     */
    public static final String OAUTH_HOSTS = PREFIX + "oauth.hosts";

    /**
     * Client: a Map of further keys and values to send with a token. Server, after success: those received, if there were
     * any.
     */
    public static final String OAUTH_EXTENSIONS = PREFIX + "oauth.extensions";

    /**
     * Client: a {@code java.util.function.Supplier} of the token as a String or a char array, which stays the supplier's to
     * wipe, or an {@code org.sasl4j.Secret}, which is closed; asked at each authentication. Unless set, the callback handler.
     */
    public static final String OAUTH_TOKEN = PREFIX + "oauth.token";

    /** Server: a {@link TokenValidator} that judges tokens; unless set, the callback handler. */
    public static final String OAUTH_VALIDATOR = PREFIX + "oauth.validator";

    /**
     * Server, after success: until when the token is good, a {@code java.time.Instant}; also told as the Long of
     * milliseconds that Kafka asks for, under its name {@code CREDENTIAL.LIFETIME.MS}.
     */
    public static final String OAUTH_EXPIRY = PREFIX + "oauth.expiry";

    /** Server, after success: what the judge of a token said of the user, of a type of the application's. */
    public static final String PRINCIPAL = PREFIX + "principal";

    private SaslProperties() {}
}

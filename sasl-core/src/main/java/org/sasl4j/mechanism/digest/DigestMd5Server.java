package org.sasl4j.mechanism.digest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.crypto.Nonces;
import org.sasl4j.mechanism.digest.DigestChallenge.Staleness;
import org.sasl4j.mechanism.digest.DigestSessions.Session;

/** The server of DIGEST-MD5 (RFC 2831 sections 2.1 and 2.2). */
final class DigestMd5Server {
    private final DigestMd5 mechanism;
    private final ServerContext context;
    private final Resumption resumption;

    DigestMd5Server(DigestMd5 mechanism, ServerContext context) throws MechanismException {
        this.mechanism = mechanism;
        this.context = context;
        this.resumption = Resumption.ofServer(context);
    }

    Step start() {
        return Step.awaitEvenNone(this::opening);
    }

    /** A client that sends the first message wants to resume (section 2.2.2). */
    private Step opening(byte[] message) throws MechanismException {
        return message.length == 0 ? challenge(Staleness.FRESH) : resume(message);
    }

    private Step challenge(Staleness staleness) throws MechanismException {
        DigestChallenge challenge = offer(Nonces.of(context), staleness);
        return Step.send(challenge.encode(), message -> verify(challenge, message));
    }

    private DigestChallenge offer(String nonce, Staleness staleness) throws MechanismException {
        Protection protection = context.protection();
        return new DigestChallenge(
                realms(),
                nonce,
                protection.qops(),
                protection.qops().contains(Qop.AUTH_CONF)
                        ? DigestCipher.accepted(protection, DigestCipher.chosen(context))
                        : List.of(),
                context.settings().valueOf(DigestMd5.UTF8) ? Charset.UTF_8 : Charset.ISO_8859_1,
                new MaxBuffer(protection.maxBuffer()),
                staleness);
    }

    private List<String> realms() throws MechanismException {
        Optional<List<String>> chosen = DigestMd5.realms(context);
        String host = context.service().host();
        if (chosen.isEmpty() && host.isEmpty()) {
            throw new MechanismException(
                    Reason.TEMPORARY,
                    "the server cannot authenticate anybody at the moment",
                    new IllegalStateException(
                            "a DIGEST-MD5 server without a name needs realms (" + DigestMd5.REALM + ")"));
        }
        return chosen.orElseGet(() -> List.of(host));
    }

    private Step verify(DigestChallenge challenge, byte[] message) throws MechanismException {
        DigestResponse response = DigestResponse.parse(message, context);
        if (!response.nonce().equals(challenge.nonce())) {
            throw Directives.malformed("has a nonce that is not the server's, section 2.1.2");
        }
        if (!response.nc().equals(Resumption.count(Resumption.FIRST))) { // section 2.1.3
            throw Directives.malformed("has a nonce-count other than 00000001, section 2.1.3");
        }
        try (Proven proven = prove(challenge, response)) {
            Step.Done done = admit(response, proven);
            resumption.remember(response.nonce(), response);
            return done;
        }
    }

    /**
     * A user who has proven to know the password, and what follows from it.
     *
     * @param user the canonical name
     * @param authorizationId whom the user wants to act as; empty for the user itself
     * @param host the host that the client meant
     * @param peer the longest buffer that the client takes
     * @param value computes over the client's response
     * @param hashOfA1 closed with this record
     */
    private record Proven(
            String user, String authorizationId, String host, int peer, ResponseValue value, Secret hashOfA1)
            implements AutoCloseable {
        @Override
        public void close() {
            hashOfA1.close();
        }
    }

    private Proven prove(DigestChallenge offered, DigestResponse response) throws MechanismException {
        String host = DigestUri.check(Charset.UTF_8.decode(response.digestUri(), "digest-uri"), context);
        requireOffered(offered, response);
        int peer = response.qop() == Qop.AUTH
                ? Protection.BUFFER
                : response.maxbuf().requiredFor(DigestLayer.overhead(cipher(response)));
        String authorizationId = authorizationId(response);
        String user = context.prepared(response.charset().decode(response.username(), "user name"));
        String realm = response.charset().decode(response.realmValue(), "realm");
        Optional<Account> found = context.find(mechanism, user, realm);
        String canonical = found.map(Account::user).orElse(user);
        ResponseValue value = new ResponseValue(response);
        try (Account account = found.orElse(null)) {
            Secret hashOfA1 = judge(account, canonical, value, response.response());
            return new Proven(canonical, authorizationId, host, peer, value, hashOfA1);
        }
    }

    private static String authorizationId(DigestResponse response) throws MechanismException {
        if (response.authzid() == null) {
            return "";
        }
        if (response.authzid().indexOf('\0') >= 0) {
            throw Directives.malformed("has a NUL in its authorization identity, RFC 4422 section 3.4.1");
        }
        return Charset.UTF_8.decode(response.authzid(), "authorization identity");
    }

    private Step.Done admit(DigestResponse response, Proven proven) throws MechanismException {
        String authorized = context.authorize(proven.user(), proven.authorizationId());
        return done(response, proven, authorized).with(DigestMd5.BOUND_SERVER_NAME, proven.host());
    }

    private static @Nullable DigestCipher cipher(DigestResponse response) {
        return response.qop() == Qop.AUTH_CONF ? response.cipher() : null;
    }

    /** Only what was offered may be chosen (section 2.1.2). */
    private static void requireOffered(DigestChallenge offered, DigestResponse response) throws MechanismException {
        if (response.qop() == null || !offered.qops().contains(response.qop())) {
            throw Directives.malformed("chooses a qop that was not offered, section 2.1.2");
        }
        DigestCipher cipher = response.cipher();
        if (response.qop() == Qop.AUTH_CONF
                && (cipher == null || !offered.ciphers().contains(cipher))) {
            throw Directives.malformed("chooses a cipher that was not offered, section 2.1.2");
        }
        if (response.charset() == Charset.UTF_8 && offered.charset() != Charset.UTF_8) {
            throw Directives.malformed("uses a charset that was not offered, section 2.1.2");
        }
        String realm = response.charset().decode(response.realmValue(), "realm");
        boolean named = response.realm() != null && offered.realms().contains(realm);
        if (!named && !offered.realms().isEmpty()) {
            throw Directives.malformed("chooses a realm that was not offered, section 2.1.2");
        }
    }

    /**
     * Returns H(A1) of a user whose proof is right. An unknown user costs the same work and fails in the same words.
     */
    private Secret judge(@Nullable Account account, String user, ResponseValue value, String proof)
            throws MechanismException {
        Credential kept = account == null ? null : account.credential();
        DigestCredential known = credential(kept, value);
        Credential judged =
                known != null ? kept : context.decoy(mechanism, user).sample().orElse(null);
        try (DigestCredential credential = known == null ? pretended(judged, value) : known) {
            byte[] hashOfA1 = value.hashOfA1(credential);
            boolean mayBeOfNothing = !(judged instanceof Credential.Password); // an empty Password never gets here
            boolean right = ResponseValue.matches(value.ofClient(hashOfA1), proof)
                    & !(mayBeOfNothing && isOfNothing(credential, user, value));
            Secret key = Secret.owning(hashOfA1);
            if (!right | known == null) {
                key.close();
                throw MechanismException.wrongCredentials(
                        known != null
                                ? "wrong password"
                                : account == null ? "no such user" : "no credential that serves");
            }
            return key;
        }
    }

    /**
     * Whether this is the hash of an empty password, which anybody can compute. It is tried with the name that is kept
     * and with the one that was sent.
     */
    private static boolean isOfNothing(DigestCredential credential, String user, ResponseValue value)
            throws MechanismException {
        try (Secret nothing = Secret.owning(new byte[0]);
                DigestCredential kept = DigestKeys.derive(user, credential.realm(), nothing);
                DigestCredential sent = value.credential(nothing)) {
            return credential.hash().matches(kept.hash()) | credential.hash().matches(sent.hash());
        }
    }

    /** The credential that judges the proof, or null if what is kept is of no use. */
    private static @Nullable DigestCredential credential(@Nullable Credential kept, ResponseValue value) {
        if (kept instanceof DigestCredential digest) {
            return new DigestCredential(digest.realm(), digest.hash().copy());
        }
        if (kept instanceof Credential.Password known && known.secret().length() > 0) {
            try {
                return value.credential(known.secret());
            } catch (MechanismException inexpressible) { // the client cannot have hashed this password
                return null;
            }
        }
        return null;
    }

    private static DigestCredential pretended(@Nullable Credential judged, ResponseValue value) {
        DigestCredential sample = credential(judged, value);
        return sample == null ? new DigestCredential("", Secret.owning(new byte[16])) : sample;
    }

    private Step.Done done(DigestResponse response, Proven proven, String authorized) throws MechanismException {
        byte[] key = proven.hashOfA1().revealBytes();
        try {
            Step.Done done = Step.done(proven.user(), authorized)
                    .sending(ResponseAuth.encode(proven.value().ofServer(key)));
            return response.qop() == Qop.AUTH
                    ? done
                    : done.protectedBy(
                            DigestLayer.of(cipher(response), LayerKeys.SERVER_TO_CLIENT, key, context, proven.peer()));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * Lets a client in that continues a session with a count that is one higher. Any other client gets a challenge, and
     * the count stays (section 2.2.2).
     */
    private Step resume(byte[] message) throws MechanismException {
        DigestResponse response;
        try {
            response = DigestResponse.parse(message, context);
        } catch (MechanismException malformed) {
            return challenge(Staleness.FRESH);
        }
        Optional<Session> kept = resumption.take(response.nonce());
        if (kept.isEmpty()) {
            return challenge(Staleness.FRESH);
        }
        return continues(kept.get(), response)
                ? resume(kept.get(), response)
                : challengeAgain(kept.get(), response.nonce());
    }

    /**
     * A count that came with a right proof is used up, even if the login fails after that. Otherwise the message could
     * be replayed.
     */
    private Step resume(Session session, DigestResponse response) throws MechanismException {
        Proven proven;
        try {
            proven = prove(offer(response.nonce(), Staleness.FRESH), response);
        } catch (MechanismException e) {
            if (e.reason() == Reason.MALFORMED || e.reason() == Reason.REFUSED) {
                return challengeAgain(session, response.nonce());
            }
            throw e; // the proof may have been right, so the session is not put back
        }
        try (proven) {
            if (resumption.isStale(session)) {
                return challenge(Staleness.STALE);
            }
            resumption.putBack(response.nonce(), Resumption.resumed(session));
            return admit(response, proven);
        }
    }

    private Step challengeAgain(Session session, String nonce) throws MechanismException {
        resumption.putBack(nonce, session);
        return challenge(Staleness.FRESH);
    }

    private static boolean continues(Session session, DigestResponse response) {
        return response.qop() == Qop.AUTH
                && response.username().equals(session.username())
                && response.realmValue().equals(session.realm())
                && response.cnonce().equals(session.cnonce())
                && response.nc().equals(Resumption.count(session.count() + 1));
    }
}

package org.sasl4j.mechanism.digest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sasl4j.ClientContext;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.Secret;
import org.sasl4j.Step;
import org.sasl4j.crypto.Nonces;
import org.sasl4j.mechanism.digest.DigestChallenge.Staleness;
import org.sasl4j.mechanism.digest.DigestSessions.Session;
import org.sasl4j.message.OwnSecret;
import org.sasl4j.text.TextLength;

/** The client of DIGEST-MD5 (RFC 2831 sections 2.1 and 2.2). */
final class DigestMd5Client {
    private final ClientContext context;
    private final Resumption resumption;
    private final String digestUri;

    DigestMd5Client(ClientContext context) throws MechanismException {
        this.context = context;
        this.digestUri = DigestUri.ofClient(context);
        this.resumption = Resumption.ofClient(context);
    }

    Step start() {
        return resumption.hasAny() ? Step.awaitEvenNone(this::opening) : Step.await(this::challenge);
    }

    /** A protocol without initial responses hands over the server's challenge here. */
    private Step opening(byte[] message) throws MechanismException {
        return message.length > 0 ? challenge(message) : resume();
    }

    private Step challenge(byte[] message) throws MechanismException {
        DigestChallenge challenge = DigestChallenge.parse(message, context);
        Choice choice = choose(challenge);
        try (Login login = context.login(challenge.realms())) {
            return respond(challenge, choice, login);
        }
    }

    /** What a client picks of what a server offers. */
    private record Choice(Qop qop, @Nullable DigestCipher cipher) {}

    private Choice choose(DigestChallenge challenge) throws MechanismException {
        for (Qop qop : context.protection().qops()) {
            if (challenge.qops().contains(qop)) {
                Optional<DigestCipher> cipher = qop == Qop.AUTH_CONF ? cipher(challenge) : Optional.empty();
                if (qop != Qop.AUTH_CONF || cipher.isPresent()) {
                    return new Choice(qop, cipher.orElse(null));
                }
            }
        }
        throw new MechanismException(
                Reason.POLICY,
                "the server offers the protection " + challenge.qops() + " with the ciphers " + challenge.ciphers()
                        + ", and this client accepts " + context.protection().qops() + " of strength "
                        + context.protection().strengths() + " (Sasl.QOP, Sasl.STRENGTH)");
    }

    private Optional<DigestCipher> cipher(DigestChallenge challenge) throws MechanismException {
        List<DigestCipher> common =
                new ArrayList<>(DigestCipher.accepted(context.protection(), DigestCipher.chosen(context)));
        common.retainAll(challenge.ciphers());
        return common.stream().findFirst();
    }

    private Step respond(DigestChallenge challenge, Choice choice, Login login) throws MechanismException {
        Charset charset = challenge.charset();
        DigestResponse response = new DigestResponse(
                charset,
                own(charset, login.name(), "user name"),
                login.realm().isEmpty() && challenge.realms().isEmpty() ? null : own(charset, login.realm(), "realm"),
                challenge.nonce(),
                Resumption.count(Resumption.FIRST),
                Nonces.of(context),
                choice.qop(),
                octets(digestUri, "digest-uri"),
                "",
                choice.cipher(),
                new MaxBuffer(context.protection().maxBuffer()),
                authzid());
        int peer = choice.qop() == Qop.AUTH
                ? Protection.BUFFER
                : challenge.maxbuf().requiredFor(DigestLayer.overhead(choice.cipher()));
        ResponseValue value = new ResponseValue(response);
        Secret hashOfA1 = hashOfA1(value, login);
        return send(response, value, hashOfA1, message -> {
            Step.Done done = verify(response, value, hashOfA1, peer, message);
            resumption.remember(login.name(), response);
            return done;
        });
    }

    private @Nullable String authzid() throws MechanismException {
        String authorizationId = context.authorizationId();
        return authorizationId.isEmpty() ? null : own(Charset.UTF_8, authorizationId, "authorization identity");
    }

    private String own(Charset charset, String text, String what) throws MechanismException {
        return charset.encode(TextLength.requireOwn(text, what, context), what);
    }

    /** Encodes a directive that is in UTF-8 whatever the charset of the names is. */
    private static String octets(String text, String what) throws MechanismException {
        return Charset.UTF_8.encode(text, what);
    }

    private Secret hashOfA1(ResponseValue value, Login login) throws MechanismException {
        try (DigestCredential credential = value.credential(OwnSecret.requirePassword(login.password(), context))) {
            return Secret.owning(value.hashOfA1(credential));
        }
    }

    private static Step.Send send(DigestResponse unproven, ResponseValue value, Secret hashOfA1, Step.Next next)
            throws MechanismException {
        byte[] key = hashOfA1.revealBytes();
        try {
            DigestResponse response = unproven.proven(value.ofClient(key));
            return Step.send(response.encode(), next).holding(hashOfA1);
        } catch (MechanismException e) {
            hashOfA1.close();
            throw e;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private Step.Done verify(DigestResponse response, ResponseValue value, Secret hashOfA1, int peer, byte[] message)
            throws MechanismException {
        String received = ResponseAuth.parse(message);
        byte[] key = hashOfA1.revealBytes();
        try {
            if (!ResponseValue.matches(value.ofServer(key), received)) { // section 2.1.3
                throw new MechanismException(
                        Reason.REFUSED, "the server did not prove that it knows the password (RFC 2831 section 2.1.3)");
            }
            Step.Done done = Step.done();
            return response.qop() == Qop.AUTH
                    ? done
                    : done.protectedBy(
                            DigestLayer.of(response.cipher(), LayerKeys.CLIENT_TO_SERVER, key, context, peer));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Sends the values of the last time with a count that is one higher (section 2.2.1). */
    private Step resume() throws MechanismException {
        Login login = context.login();
        Optional<Session> found = resumption.take(login.name());
        if (found.isEmpty()) {
            login.close();
            return Step.send(new byte[0], this::challenge);
        }
        Session session = Resumption.resumed(found.get());
        DigestResponse response = new DigestResponse(
                session.charset(),
                session.username(),
                session.realm().isEmpty() ? null : session.realm(),
                session.nonce(),
                Resumption.count(session.count()),
                session.cnonce(),
                Qop.AUTH,
                octets(digestUri, "digest-uri"),
                "",
                null,
                new MaxBuffer(Protection.BUFFER),
                authzid());
        try {
            ResponseValue value = new ResponseValue(response);
            Secret hashOfA1 = hashOfA1(value, login);
            Step.Next next = message -> DigestChallenge.isOne(message)
                    ? challengedAgain(session, login, message)
                    : resumed(response, value, session, login, hashOfA1, message);
            return send(response, value, hashOfA1, next).holding(hashOfA1, login.password());
        } catch (MechanismException | RuntimeException e) {
            login.close();
            throw e;
        }
    }

    private Step resumed(
            DigestResponse response, ResponseValue value, Session session, Login login, Secret hashOfA1, byte[] message)
            throws MechanismException {
        Step.Done done = verify(response, value, hashOfA1, Protection.BUFFER, message);
        resumption.putBack(login.name(), session);
        return done;
    }

    /** Asks for the password again, unless the nonce was merely stale (section 2.2.2). */
    private Step challengedAgain(Session session, Login login, byte[] message) throws MechanismException {
        DigestChallenge challenge = DigestChallenge.parse(message, context);
        if (challenge.staleness() == Staleness.FRESH) {
            return challenge(message);
        }
        return respond(challenge, choose(challenge), login.in(realm(challenge, session)));
    }

    private static String realm(DigestChallenge challenge, Session session) throws MechanismException {
        String realm = session.charset().decode(session.realm(), "realm");
        boolean offered =
                challenge.realms().contains(realm) || challenge.realms().isEmpty();
        return offered ? realm : challenge.realms().get(0);
    }
}

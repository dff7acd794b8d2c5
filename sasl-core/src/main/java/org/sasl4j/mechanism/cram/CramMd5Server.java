package org.sasl4j.mechanism.cram;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.crypto.Nonces;

/** The server of CRAM-MD5 (RFC 2195 section 2). */
final class CramMd5Server {
    private final CramMd5 mechanism;
    private final ServerContext context;

    CramMd5Server(CramMd5 mechanism, ServerContext context) {
        this.mechanism = mechanism;
        this.context = context;
    }

    Step start() throws MechanismException {
        byte[] challenge = challenge().getBytes(StandardCharsets.UTF_8);
        return Step.send(challenge, message -> verify(challenge, message));
    }

    /** Makes a challenge like a Message-ID: {@code <random.timestamp@host>}. */
    private String challenge() throws MechanismException {
        Optional<String> chosen = context.settings().get(Nonces.CHOSEN);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        String host = context.service().host();
        return '<'
                + Nonces.fresh()
                + '.'
                + Instant.now().getEpochSecond()
                + '@'
                + (host.isEmpty() ? "localhost" : host)
                + '>';
    }

    private Step verify(byte[] challenge, byte[] message) throws MechanismException {
        CramMd5Response response = CramMd5Response.parse(message, context);
        Optional<Account> found = context.find(mechanism, context.prepared(response.name()), "");
        try (Account account = found.orElse(null)) {
            Secret kept = account != null
                            && account.credential() instanceof Credential.Password known
                            && known.secret().length() > 0
                    ? known.secret()
                    : null;
            try (Secret password = kept == null ? nobodys() : kept.copy()) { // an unknown user costs the same work
                boolean right = response.matches(CramMd5Response.of(response.name(), password, challenge));
                if (account == null || kept == null || !right) { // and fails in the same words
                    throw MechanismException.wrongCredentials(
                            account == null ? "no such user" : kept == null ? "no password is kept" : "wrong password");
                }
            }
            return Step.done(account.user(), context.authorize(account.user(), ""));
        }
    }

    private static Secret nobodys() {
        return Secret.copyOf(new byte[] {0});
    }
}

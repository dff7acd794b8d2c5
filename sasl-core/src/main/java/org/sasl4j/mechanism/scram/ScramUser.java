package org.sasl4j.mechanism.scram;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Bytes;
import org.sasl4j.Context;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Decoy;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.crypto.Hmac;
import org.sasl4j.text.SaslPrep;

/**
 * The user whom the client names. A user who does not exist is shown a salt and an iteration count as well, costs the
 * same work and is refused in the same words (RFC 5802 section 9). The same holds if the credential could not be looked
 * up.
 */
final class ScramUser {
    private final String canonicalName;
    private final ScramCredential shown;
    private final @Nullable Secret password;
    private final Normalization normalization;
    private final @Nullable String pretence;
    private final @Nullable MechanismException obstacle;

    /**
     * A user with the credential whose salt and iterations are shown. If there is a password, the keys are derived from
     * it. A user with a pretence does not exist or has no such credential: no proof lets it in, and only the log names
     * the reason.
     */
    private ScramUser(
            String canonicalName,
            ScramCredential shown,
            @Nullable Secret password,
            Normalization normalization,
            @Nullable String pretence,
            @Nullable MechanismException obstacle) {
        this.canonicalName = canonicalName;
        this.shown = shown;
        this.password = password;
        this.normalization = normalization;
        this.pretence = pretence;
        this.obstacle = obstacle;
    }

    static ScramUser find(ServerContext context, Scram mechanism, Hash hash, Hmac hmac, String name)
            throws MechanismException {
        Normalization normalization =
                context.settings().valueOf(Context.NORMALIZATION).password();
        String prepared = prepared(name, context);
        MechanismException obstacle = null;
        Optional<Account> found = Optional.empty();
        try {
            found = context.find(mechanism, prepared, "");
        } catch (MechanismException e) {
            obstacle = ServerError.OTHER_ERROR.telling(e);
        }
        Decoy decoy;
        Figures said;
        Figures figures;
        byte[] salt; // computed for every user, so that all cost the same
        try {
            decoy = context.decoy(mechanism, prepared);
            said = Figures.said(decoy, hash, context.settings());
            figures = said.orLike(decoy.stranger().orElse(null));
            salt = pretendedSalt(hash, hmac, prepared, decoy, figures);
        } catch (MechanismException | RuntimeException e) {
            found.ifPresent(Account::close);
            throw e;
        }
        if (found.isPresent()) {
            Account account = found.get();
            if (account.credential() instanceof ScramCredential stored && stored.hash() == hash) {
                return real(account.user(), stored, null, normalization);
            }
            if (account.credential() instanceof Credential.Password known) { // as was set, not as other users are
                byte[] own = said.areLike(figures) ? salt : pretendedSalt(hash, hmac, prepared, decoy, said);
                return real(account.user(), pretended(hash, own, said), known.secret(), normalization);
            }
            account.close();
        }
        decoy.warnIfDrawn();
        String pretence = found.isPresent() ? "no credential of " + hash : "no such user";
        return new ScramUser(
                prepared, pretended(hash, salt, figures), sample(decoy), normalization, pretence, obstacle);
    }

    private static ScramUser real(
            String canonicalName, ScramCredential shown, @Nullable Secret password, Normalization normalization) {
        return new ScramUser(canonicalName, shown, password, normalization, null, null);
    }

    private static String prepared(String name, ServerContext context) throws MechanismException {
        try {
            return context.prepared(name);
        } catch (MechanismException e) {
            throw e.reason() == Reason.REFUSED
                    ? ServerError.INVALID_USERNAME_ENCODING.failure(
                            "SASLprep (RFC 4013) prohibits the user name or leaves nothing of it")
                    : ServerError.INVALID_USERNAME_ENCODING.telling(e);
        }
    }

    /** What is shown for a user who does not exist, or who is known only by a password. The keys belong to nobody. */
    private static ScramCredential pretended(Hash hash, byte[] salt, Figures figures) {
        Bytes nobodys = Bytes.copyOf(new byte[hash.length()]);
        return new ScramCredential(hash, Bytes.copyOf(salt), figures.iterations(), nobodys, nobodys);
    }

    /** The salt is the same at each login (section 9), and nobody can compute it without the server's secret. */
    private static byte[] pretendedSalt(Hash hash, Hmac hmac, String user, Decoy decoy, Figures figures) {
        byte[] secret = decoy.serverSecret().revealBytes();
        byte[] blockAndName = "\0".concat(user).getBytes(StandardCharsets.UTF_8);
        byte[] salt = new byte[figures.saltLength()];
        for (int from = 0; from < salt.length; from += hash.length(), blockAndName[0]++) {
            byte[] part = hmac.mac(secret, blockAndName);
            System.arraycopy(part, 0, salt, from, Math.min(part.length, salt.length - from));
        }
        Arrays.fill(secret, (byte) 0);
        return salt;
    }

    /** A password to hash, if real users' passwords are hashed at each login. */
    private static @Nullable Secret sample(Decoy decoy) {
        return decoy.sample().orElse(null) instanceof Credential.Password known
                ? known.secret().copy()
                : null;
    }

    private static MechanismException invalidProof(String detail) {
        return ServerError.INVALID_PROOF.telling(MechanismException.wrongCredentials(detail));
    }

    String canonicalName() {
        return canonicalName;
    }

    Bytes salt() {
        return shown.salt();
    }

    int iterations() {
        return shown.iterations();
    }

    /** What the exchange closes at its end. */
    Secret[] held() {
        return password == null ? new Secret[0] : new Secret[] {password};
    }

    /** Checks the client's proof and returns the server's. */
    byte[] verify(Proofs proofs, byte[] clientProof) throws MechanismException {
        if (clientProof.length != shown.hash().length()) { // section 3: the two are XORed
            throw invalidProof("a proof of the wrong length");
        }
        ScramCredential credential = credential();
        boolean right = proofs.isProof(clientProof, credential.storedKey().toByteArray());
        if (obstacle != null) {
            throw obstacle;
        }
        if (!right | pretence != null) {
            throw invalidProof(pretence == null ? "wrong password" : pretence);
        }
        return proofs.serverSignature(credential.serverKey().toByteArray());
    }

    private ScramCredential credential() throws MechanismException {
        if (password == null) {
            return shown;
        }
        try (Secret prepared = SaslPrep.prepare(password, normalization, SaslPrep.Rule.STORED)) {
            ScramCredential derived = ScramKeys.derive(shown.hash(), prepared, shown.salt(), shown.iterations());
            return prepared.length() == 0 ? shown : derived; // as in PLAIN: no user has an empty password
        } catch (IllegalArgumentException prohibited) { // section 2.2, Normalize(str): nobody can have this password
            return shown;
        }
    }
}

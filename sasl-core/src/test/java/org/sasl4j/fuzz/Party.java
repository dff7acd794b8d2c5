package org.sasl4j.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import org.sasl4j.Bytes;
import org.sasl4j.ChannelBinding;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.crypto.Nonces;
import org.sasl4j.mechanism.TestLogins;
import org.sasl4j.mechanism.digest.DigestKeys;
import org.sasl4j.mechanism.external.External;
import org.sasl4j.mechanism.external.IdentityResolver;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.Scram;
import org.sasl4j.mechanism.scram.ScramKeys;

/**
 * Who speaks: what secret they know, and the nonce they choose, so that a message always gets the same reply. A party may be
 * a client or a server of any mechanism.
 */
public record Party(String secret, String nonce) {
    /** Who the client says it is. */
    public static final String USER = "user";
    /** Who the certificate says the client is. */
    static final String CERTIFIED = "certified";

    /** Those who are attacked. No fuzzer guesses the secret. */
    public static final Party HONEST = new Party("9vK-r8Xw.Zq3_vN71~kTy6", "3rfcNHYJY1ZVvWVs7jfyko");

    private static final Service SERVICE = new Service("imap", "mail.example.com");
    private static final Protection ANY = Protection.of(Qop.values());
    private static final Connection BOUND =
            Connection.unknown().withBinding(ChannelBinding.of("tls-server-end-point", new byte[] {1, 2, 3}));

    /** The same with another nonce. */
    Party choosing(String other) {
        return new Party(secret, other);
    }

    /** Settings that make any mechanism cheap and sure. */
    private Settings settings() {
        return Settings.none()
                .with(Nonces.CHOSEN, nonce)
                .with(Scram.ITERATIONS, 1)
                .with(Scram.ITERATIONS_MIN, 1)
                .with(Scram.ITERATIONS_MAX, 10)
                .with(Decoy.SERVER_SECRET, Secret.of("salt".toCharArray()))
                .with(External.IDENTITY, (IdentityResolver) connection -> List.of(CERTIFIED))
                .with(OauthBearer.TOKEN, () -> Secret.of(secret.toCharArray()))
                .with(
                        OauthBearer.VALIDATOR,
                        request -> request.token().matches(Secret.of(secret.toCharArray()))
                                ? TokenVerdict.accepted(USER)
                                : TokenVerdict.rejected(TokenError.INVALID_TOKEN));
    }

    /** What this party answers as a client. */
    public ClientContext client() {
        Settings settings = settings();
        return new ClientContext() {
            @Override
            public Login login() {
                return new Login(USER, Secret.of(secret.toCharArray()));
            }

            @Override
            public boolean ask(Callback... questions) {
                return TestLogins.answersName(USER, questions);
            }

            @Override
            public Service service() {
                return SERVICE;
            }

            @Override
            public Protection protection() {
                return ANY;
            }

            @Override
            public Settings settings() {
                return settings;
            }

            @Override
            public Connection connection() {
                return BOUND;
            }
        };
    }

    /** What this party answers as a server that keeps the password. */
    public ServerContext server() {
        return server(new MemoryCredentialStore().put(USER, secret.toCharArray()));
    }

    private ServerContext server(CredentialStore store) {
        return StoreServerContext.builder(store)
                .connection(BOUND)
                .service(SERVICE)
                .protection(ANY)
                .settings(settings())
                .authorizer((authenticationId, authorizationId) -> Optional.of(authorizationId))
                .build();
    }

    /** What this party answers as a server that keeps what mechanisms derive from the password. */
    ServerContext serverWithKeys() {
        return server(keys());
    }

    /** A store of what SCRAM with each hash and DIGEST-MD5 keep. */
    private CredentialStore keys() {
        try (Secret password = Secret.of(secret.toCharArray())) {
            List<Credential> keys = new ArrayList<>();
            keys.add(DigestKeys.derive(USER, SERVICE.host(), password));
            for (Hash hash : Hash.values()) {
                keys.add(ScramKeys.derive(hash, password, Bytes.copyOf(USER.getBytes(StandardCharsets.UTF_8)), 1));
            }
            return new MemoryCredentialStore().put(USER, keys.toArray(Credential[]::new));
        } catch (MechanismException e) {
            throw new IllegalStateException("keys do not work at all", e);
        }
    }
}

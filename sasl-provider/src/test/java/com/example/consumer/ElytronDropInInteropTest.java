package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.provider.Answers;
import org.sasl4j.provider.Ours;
import org.wildfly.security.auth.permission.LoginPermission;
import org.wildfly.security.auth.realm.SimpleMapBackedSecurityRealm;
import org.wildfly.security.auth.realm.SimpleRealmEntry;
import org.wildfly.security.auth.server.MechanismConfiguration;
import org.wildfly.security.auth.server.MechanismConfigurationSelector;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.sasl.SaslAuthenticationFactory;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.password.Password;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.BCryptPassword;
import org.wildfly.security.password.interfaces.ClearPassword;
import org.wildfly.security.password.interfaces.ScramDigestPassword;
import org.wildfly.security.password.spec.EncryptablePasswordSpec;
import org.wildfly.security.password.spec.IteratedSaltedPasswordAlgorithmSpec;
import org.wildfly.security.permission.PermissionVerifier;
import org.wildfly.security.sasl.plain.WildFlyElytronSaslPlainProvider;
import org.wildfly.security.sasl.scram.WildFlyElytronSaslScramProvider;
import org.wildfly.security.sasl.util.SecurityProviderSaslServerFactory;

/** Elytron's servers over a security domain, which take the first provider installed that has the mechanism. */
class ElytronDropInInteropTest {
    private static final Provider PASSWORDS = new WildFlyElytronPasswordProvider();

    static Stream<Arguments> cases() {
        return Stream.of(
                        List.of("PLAIN", ClearPassword.ALGORITHM_CLEAR),
                        List.of("PLAIN", BCryptPassword.ALGORITHM_BCRYPT),
                        List.of("SCRAM-SHA-256", ClearPassword.ALGORITHM_CLEAR),
                        List.of("SCRAM-SHA-256", ScramDigestPassword.ALGORITHM_SCRAM_SHA_256))
                .flatMap(one ->
                        Stream.of(Standing.values()).map(standing -> Arguments.of(one.get(0), one.get(1), standing)));
    }

    private static Password stored(String algorithm) throws Exception {
        char[] secret = "secret".toCharArray();
        if (algorithm.equals(ClearPassword.ALGORITHM_CLEAR)) {
            return ClearPassword.createRaw(algorithm, secret);
        }
        boolean slow = algorithm.equals(BCryptPassword.ALGORITHM_BCRYPT);
        IteratedSaltedPasswordAlgorithmSpec work =
                new IteratedSaltedPasswordAlgorithmSpec(slow ? 4 : 4096, new byte[slow ? 16 : 12]);
        return PasswordFactory.getInstance(algorithm, PASSWORDS)
                .generatePassword(new EncryptablePasswordSpec(secret, work));
    }

    private static SecurityDomain domain(String algorithm) throws Exception {
        SimpleMapBackedSecurityRealm realm = new SimpleMapBackedSecurityRealm(() -> new Provider[] {PASSWORDS});
        realm.setIdentityMap(Map.of("alice", new SimpleRealmEntry(List.of(new PasswordCredential(stored(algorithm))))));
        return SecurityDomain.builder()
                .addRealm("users", realm)
                .build()
                .setDefaultRealmName("users")
                .setPermissionMapper((principal, roles) -> PermissionVerifier.from(new LoginPermission()))
                .build();
    }

    /** Elytron's factory over all that is installed, which keeps who made its servers. */
    private record Watched(SaslServerFactory factory, List<String> made) implements SaslServerFactory {
        @Override
        public SaslServer createSaslServer(
                String mechanism, String protocol, String name, Map<String, ?> properties, CallbackHandler handler)
                throws SaslException {
            SaslServer server = factory.createSaslServer(mechanism, protocol, name, properties, handler);
            made.add(server.getClass().getPackageName());
            return server;
        }

        @Override
        public String[] getMechanismNames(Map<String, ?> properties) {
            return factory.getMechanismNames(properties);
        }
    }

    private static String loggedIn(SaslServer server, String mechanism, String password) throws SaslException {
        SaslClient client = Ours.client(mechanism, Ours.NONE, Answers.login("alice", password));
        byte[] message = {};
        try {
            while (!server.isComplete()) {
                message = server.evaluateResponse(client.evaluateChallenge(message));
            }
            return server.getAuthorizationID();
        } catch (SaslException refused) {
            return "nobody";
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("10 A3, Elytron: its own server judges by what its realm has, wherever our provider stands")
    void servesItself(String mechanism, String algorithm, Standing standing) throws Exception {
        standing.run(() -> {
            Security.addProvider(new WildFlyElytronSaslPlainProvider());
            Security.addProvider(new WildFlyElytronSaslScramProvider());
            List<String> made = new CopyOnWriteArrayList<>();
            SaslServerFactory installed = new SecurityProviderSaslServerFactory(Security::getProviders);
            SaslAuthenticationFactory servers = SaslAuthenticationFactory.builder()
                    .setFactory(new Watched(installed, made))
                    .setSecurityDomain(domain(algorithm))
                    .setMechanismConfigurationSelector(
                            MechanismConfigurationSelector.constantSelector(MechanismConfiguration.EMPTY))
                    .build();

            assertThat(loggedIn(servers.createMechanism(mechanism), mechanism, "secret"))
                    .isEqualTo("alice");
            assertThat(loggedIn(servers.createMechanism(mechanism), mechanism, "guess"))
                    .isEqualTo("nobody");
            assertThat(made).hasSize(2).allMatch(of -> of.startsWith("org.wildfly.security.sasl."));
        });
    }
}

package org.sasl4j.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.LogLines;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.MechanismPolicy;

class RegistrationTest {
    private static final Answers ALICE = Answers.login("alice", "secret");

    private static SaslClient client(Map<String, ?> props, String... mechanisms) throws SaslException {
        return Sasl.createSaslClient(mechanisms, null, "test", "localhost", props, ALICE);
    }

    @Test
    @DisplayName("as the last provider: ours answer for what the JDK has not, SunSASL keeps its own names")
    void registersLast() throws Exception {
        Registered.last(new Sasl4jProvider(), () -> {
            assertThat(Registered.isOurs(client(null, "ANONYMOUS"))).isTrue();
            assertThat(client(null, "PLAIN").getClass().getName()).startsWith("com.sun.security.sasl.");
            SaslServer server = Sasl.createSaslServer("PLAIN", "test", "localhost", null, ALICE);
            assertThat(Registered.isOurs(server)).isTrue(); // SunSASL has no PLAIN server
        });
        assertThat(client(null, "ANONYMOUS")).isNull();
    }

    @Test
    @DisplayName("Security.addProvider, as the README has it, puts ours last")
    void addsProvider() throws SaslException {
        Security.addProvider(new Sasl4jProvider());
        try {
            assertThat(Registered.isOurs(client(null, "ANONYMOUS"))).isTrue();
        } finally {
            Security.removeProvider("SASL4J");
        }
    }

    @Test
    @DisplayName("Security.insertProviderAt(…, 1): ours answer for the names that both have")
    void registersFirst() throws Exception {
        Registered.first(new Sasl4jProvider(), () -> {
            assertThat(Registered.isOurs(client(null, "PLAIN"))).isTrue();
            assertThat(Registered.isOurs(client(null, "EXTERNAL"))).isTrue();
            assertThat(Registered.isOurs(client(null, "CRAM-MD5"))).isTrue();
            assertThat(Registered.isOurs(client(null, "DIGEST-MD5"))).isTrue();
        });
        assertThat(Registered.isOurs(client(null, "PLAIN"))).isFalse();
    }

    @Test
    @DisplayName("Sasl.*: the caller's order decides, not our priority")
    void callersOrderDecides() throws Exception {
        Registered.first(new Sasl4jProvider(), () -> {
            assertThat(client(null, "ANONYMOUS", "PLAIN").getMechanismName()).isEqualTo("ANONYMOUS");
            assertThat(client(null, "NOSUCH", "FOO", "PLAIN").getMechanismName())
                    .isEqualTo("PLAIN");
        });
    }

    @Test
    @DisplayName("10 D7: Sasl.* finds services by any spelling, and the name told is the registered one")
    void answersForLowerCase() throws Exception {
        Registered.first(new Sasl4jProvider(), () -> {
            assertThat(client(null, "anonymous").getMechanismName()).isEqualTo("ANONYMOUS");
            assertThat(Sasl.createSaslServer("Plain", "test", "localhost", null, ALICE)
                            .getMechanismName())
                    .isEqualTo("PLAIN");
        });
    }

    @Test
    @DisplayName("enforce: a whitelist alone lets Sasl.* go on to SunSASL; with enforce ours answers, and refuses")
    void enforcesAgainstOtherProviders() throws Exception {
        Map<String, Object> whitelist = Map.of("org.sasl4j.mechanisms", "ANONYMOUS");
        Map<String, Object> enforced = Map.of("org.sasl4j.mechanisms", "ANONYMOUS", "org.sasl4j.enforce", "true");
        Registered.first(new Sasl4jProvider(), () -> {
            assertThat(client(whitelist, "PLAIN").getClass().getName()).startsWith("com.sun.security.sasl.");
            assertThatExceptionOfType(SaslException.class)
                    .isThrownBy(() -> client(enforced, "PLAIN").evaluateChallenge(null))
                    .withMessageContaining("PLAIN is refused");
            assertThat(Registered.isOurs(client(enforced, "ANONYMOUS"))).isTrue();
        });
    }

    @Test
    @DisplayName("Sasl.getSaslServerFactories enumerates our factory beside the others")
    void isEnumerated() throws Exception {
        Registered.last(new Sasl4jProvider(), () -> {
            assertThat(Collections.list(Sasl.getSaslServerFactories()).stream()
                            .filter(Registered::isOurs)
                            .flatMap(factory -> Arrays.stream(factory.getMechanismNames(null))))
                    .contains("EXTERNAL", "PLAIN")
                    .doesNotContain("FOO", "ANONYMOUS");
        });
    }

    @Test
    @DisplayName("ServiceLoader finds the provider, with every standard mechanism that is not opt-in")
    void isService() {
        Provider found = ServiceLoader.load(Provider.class).stream()
                .filter(entry -> entry.type() == Sasl4jProvider.class)
                .findAny()
                .orElseThrow()
                .get();

        assertThat(found.getName()).isEqualTo("SASL4J");
        assertThat(((Sasl4jProvider) found).clientFactory().getMechanismNames(null))
                .isEqualTo(new Sasl4jProvider().clientFactory().getMechanismNames(null))
                .contains("EXTERNAL", "PLAIN", "ANONYMOUS")
                .doesNotContain("FOO");
    }

    @Test
    @DisplayName("rule 12: a service gives the same shared factory each time, and direct use gives that too")
    void sharesFactories() throws NoSuchAlgorithmException {
        Sasl4jProvider provider = new Sasl4jProvider();
        Provider.Service service = provider.getService("SaslClientFactory", "PLAIN");

        assertThat(service.newInstance(null)).isSameAs(provider.clientFactory()).isInstanceOf(SaslClientFactory.class);
        assertThat(provider.getService("SaslServerFactory", "ANONYMOUS").newInstance(null))
                .isSameAs(provider.serverFactory());
    }

    @Test
    @DisplayName("a provider under another name stands beside the first, each with its policy")
    void registersUnderAnotherName() throws Exception {
        Sasl4jProvider strict =
                new Sasl4jProvider("SASL4J-strict", Mechanisms.standard(), MechanismPolicy.allowing("FOO"));
        Registered.first(
                strict,
                () -> Registered.last(new Sasl4jProvider(), () -> {
                    assertThat(Security.getProvider("SASL4J-strict")).isSameAs(strict);
                    assertThat(Security.getProvider("SASL4J")).isNotNull();
                    assertThat(Collections.list(Sasl.getSaslClientFactories()))
                            .contains(strict.clientFactory())
                            .filteredOn(Registered::isOurs)
                            .hasSize(2);
                    assertThat(Registered.isOurs(client(null, "FOO"))).isTrue();
                    assertThat(Registered.isOurs(client(null, "ANONYMOUS"))).isTrue();
                }));
        assertThat(Security.getProvider("SASL4J-strict")).isNull();
    }

    @Test
    @DisplayName("12: registered twice it is there once, and removed it comes back when it is added again")
    void registersTwiceAndAgain() throws Exception {
        Sasl4jProvider provider = new Sasl4jProvider();
        Registered.last(provider, () -> {
            assertThat(Security.addProvider(provider)).isEqualTo(-1);
            assertThat(Security.addProvider(new Sasl4jProvider())).isEqualTo(-1);
            assertThat(Security.getProviders()).filteredOn(provider::equals).hasSize(1);
            Security.removeProvider(provider.getName());
            assertThat(client(null, "ANONYMOUS")).isNull();

            Security.insertProviderAt(provider, 1);

            assertThat(Registered.isOurs(client(null, "PLAIN"))).isTrue();
        });
    }

    @Test
    @DisplayName("10 B11: a second provider of an installed name under another policy is warned of, a like one is not")
    void warnsOfSecondProvider() throws Exception {
        Registered.last(new Sasl4jProvider().configure("mechanisms=PLAIN"), () -> {
            new Sasl4jProvider().configure("mechanisms=PLAIN");
            assertThat(new Sasl4jProvider().clientFactory()).isNotNull();
            assertThat(LogLines.claim()).isEmpty();

            Sasl4jProvider second = new Sasl4jProvider().configure("mechanisms=EXTERNAL");
            assertThat(Security.insertProviderAt(second, 1)).isEqualTo(-1);
            List<String> warned = LogLines.claim();
            assertThat(warned).singleElement().asString().contains("SASL4J", "-1", "another name");
            new Sasl4jProvider(Mechanisms.standard(), MechanismPolicy.allowing("EXTERNAL"));
            assertThat(LogLines.claim()).isEqualTo(warned);
            new Sasl4jProvider("another", Mechanisms.standard(), MechanismPolicy.allowing("EXTERNAL"));
        });
    }
}

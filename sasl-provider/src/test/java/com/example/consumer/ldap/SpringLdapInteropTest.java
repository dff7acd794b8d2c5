package com.example.consumer.ldap;

import static com.example.consumer.LayeredDirectory.BASE;
import static com.example.consumer.LayeredDirectory.LONG;
import static com.example.consumer.LayeredDirectory.assertFindsEverybody;
import static com.example.consumer.LayeredDirectory.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.consumer.Alice;
import com.example.consumer.LayeredDirectory;
import com.example.consumer.SaslBind;
import com.example.consumer.Standing;
import com.example.consumer.Trial;
import com.example.consumer.WhoAmI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.naming.directory.BasicAttributes;
import javax.naming.directory.DirContext;
import javax.naming.ldap.LdapContext;
import javax.security.sasl.Sasl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sasl4j.tls.TestTls;
import org.springframework.ldap.AuthenticationException;
import org.springframework.ldap.AuthenticationNotSupportedException;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.core.support.DigestMd5DirContextAuthenticationStrategy;
import org.springframework.ldap.core.support.DirContextAuthenticationStrategy;
import org.springframework.ldap.core.support.LdapContextSource;
import org.springframework.ldap.core.support.SimpleDirContextAuthenticationStrategy;

/** Spring LDAP, unchanged, at UnboundID's directory server, whose mechanisms are ours. */
class SpringLdapInteropTest {
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final String NEW = "uid=new," + BASE;

    private LayeredDirectory directory;

    static Stream<Arguments> layers() {
        return Trial.of("DIGEST-MD5")
                .flatMap(trial -> Stream.of("auth", "auth-int", "auth-conf").map(qop -> Arguments.of(trial, qop)));
    }

    static Stream<Trial> passwords() {
        return Trial.of("DIGEST-MD5", "CRAM-MD5", SCRAM);
    }

    @BeforeEach
    void start() throws Exception {
        directory = new LayeredDirectory(
                SaslBind.unregistered("DIGEST-MD5"), SaslBind.unregistered("CRAM-MD5"), SaslBind.unregistered(SCRAM));
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private static DirContextAuthenticationStrategy strategy(String mechanism) {
        return mechanism.equals("DIGEST-MD5")
                ? new DigestMd5DirContextAuthenticationStrategy()
                : new SaslStrategy(mechanism);
    }

    private LdapContextSource source(
            DirContextAuthenticationStrategy strategy, String password, Map<String, Object> more) {
        Map<String, Object> environment = new HashMap<>(more);
        environment.put("com.sun.jndi.ldap.read.timeout", String.valueOf(TestTls.PATIENCE));
        LdapContextSource source = new LdapContextSource();
        source.setUrl("ldap://localhost:" + directory.port());
        source.setUserDn(Alice.NAME);
        source.setPassword(password);
        source.setAuthenticationStrategy(strategy);
        source.setBaseEnvironmentProperties(environment);
        source.afterPropertiesSet();
        return source;
    }

    private static String whoAmI(LdapContextSource source) {
        return new LdapTemplate(source)
                .executeReadOnly(context -> new String(
                        ((LdapContext) context).extendedOperation(new WhoAmI()).getEncodedValue()));
    }

    @ParameterizedTest
    @MethodSource("layers")
    @DisplayName("12, Spring LDAP: DIGEST-MD5 with each layer, small and large messages, in clear unless auth-conf")
    void carriesMuchBothWays(Trial trial, String qop) throws Exception {
        BasicAttributes attributes = new BasicAttributes("objectClass", "account");
        attributes.put("description", text(LONG));
        trial.standing().watched(witness -> {
            LdapTemplate template =
                    new LdapTemplate(source(strategy("DIGEST-MD5"), Alice.PASSWORD, Map.of(Sasl.QOP, qop)));
            template.executeReadWrite(context -> {
                assertFindsEverybody(context);
                context.bind(NEW, null, attributes);
                assertFindsEverybody(context);
                return null;
            });
            assertThat(witness.told()).isEqualTo(trial.told());
        });
        directory.assertTook(NEW, qop);
    }

    @ParameterizedTest
    @MethodSource("passwords")
    @DisplayName("12, Spring LDAP: its DIGEST-MD5, and a strategy of one's own for the others, right and wrong")
    void logsIn(Trial trial) throws Exception {
        trial.standing().watched(witness -> {
            assertThat(whoAmI(source(strategy(trial.mechanism()), Alice.PASSWORD, Map.of())))
                    .isEqualTo("dn:uid=" + Alice.NAME);
            assertThat(witness.told()).isEqualTo(trial.told());
            assertThatExceptionOfType(AuthenticationException.class)
                    .isThrownBy(() -> whoAmI(source(strategy(trial.mechanism()), "guess", Map.of())))
                    .withMessageContaining("error code 49");
        });
        assertThat(directory.wire().shows(Alice.PASSWORD + "|guess")).isFalse();
    }

    @Test
    @DisplayName("12, Spring LDAP: without our provider there is no SCRAM, and nothing is sent")
    void needsOursForScram() throws Exception {
        Standing.ABSENT.watched(witness -> {
            assertThatExceptionOfType(AuthenticationNotSupportedException.class)
                    .isThrownBy(() -> whoAmI(source(strategy(SCRAM), Alice.PASSWORD, Map.of())));
            assertThat(witness.told()).isEmpty();
        });
        assertThat(directory.wire().shows(SCRAM + '|' + Alice.PASSWORD)).isFalse();
    }

    @Test
    @DisplayName("12, Spring LDAP: the mechanism among the base properties is overruled: the password goes in clear")
    void sendsPasswordWithoutStrategy() throws Exception {
        Standing.FIRST.watched(witness -> {
            Map<String, Object> mechanism = Map.of(DirContext.SECURITY_AUTHENTICATION, SCRAM);
            assertThatExceptionOfType(org.springframework.ldap.NamingException.class)
                    .isThrownBy(() ->
                            whoAmI(source(new SimpleDirContextAuthenticationStrategy(), Alice.PASSWORD, mechanism)));
            assertThat(witness.told()).isEmpty();
        });
        assertThat(directory.wire().shows(Alice.PASSWORD)).isTrue();
    }
}

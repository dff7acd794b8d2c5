package com.example.consumer;

import static com.example.consumer.LayeredDirectory.BASE;
import static com.example.consumer.LayeredDirectory.CONFIDENTIAL;
import static com.example.consumer.LayeredDirectory.LONG;
import static com.example.consumer.LayeredDirectory.assertFindsEverybody;
import static com.example.consumer.LayeredDirectory.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.naming.AuthenticationException;
import javax.naming.NamingException;
import javax.naming.directory.BasicAttributes;
import javax.naming.directory.DirContext;
import javax.naming.ldap.InitialLdapContext;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JDK's LDAP client, unchanged, at UnboundID's directory server, whose sockets take DIGEST-MD5's security layer on.
 */
class JndiDigestMd5InteropTest {
    private static final String NEW = "uid=new," + BASE;
    private static final int LONGER_THAN_FRAME = 150_000;

    private final List<String> realms = new CopyOnWriteArrayList<>();
    private LayeredDirectory directory;

    static Stream<Sides> sides() {
        return Sides.of(Sides.DIGEST_MD5);
    }

    static Stream<Arguments> qops() {
        return Sides.of(Sides.DIGEST_MD5, "auth", "auth-int", "auth-conf");
    }

    static Stream<Arguments> layers() {
        return Sides.of(Sides.DIGEST_MD5, "auth-int", "auth-conf");
    }

    static Stream<Arguments> ciphers() {
        return Sides.of(Sides.DIGEST_MD5, "3des", "des", "rc4", "rc4-56", "rc4-40");
    }

    @AfterEach
    void stop() {
        Sides.unregister();
        if (directory != null) {
            directory.close();
        }
    }

    private void start(Sides sides, String announced) throws Exception {
        start(sides, announced, server -> server);
    }

    private void start(Sides sides, String announced, UnaryOperator<SaslServer> disguise) throws Exception {
        sides.register();
        Map<String, String> properties =
                Map.of(Sasl.QOP, "auth,auth-int,auth-conf", "com.sun.security.sasl.digest.realm", announced);
        directory = new LayeredDirectory(socket -> disguise.apply(
                sides.server().server(Sides.DIGEST_MD5, "ldap", "localhost", properties, Alice.atServer(realms))));
    }

    private Hashtable<String, Object> env(String qop) {
        return directory.env(qop, Alice.PASSWORD);
    }

    private Hashtable<String, Object> env(String qop, String property, String value) {
        Hashtable<String, Object> env = env(qop);
        env.put(property, value);
        return env;
    }

    /** Something to do with a context that is then closed. */
    @FunctionalInterface
    private interface Body {
        void run(InitialLdapContext context) throws NamingException;
    }

    private static void loggedIn(Hashtable<String, Object> env, Body body) throws NamingException {
        InitialLdapContext context = new InitialLdapContext(env, null);
        try {
            body.run(context);
        } finally {
            context.close();
        }
    }

    /** Asks the server who it thinks we are (RFC 4532). */
    private static void assertIs(InitialLdapContext context, String name) throws NamingException {
        assertThat(new String(context.extendedOperation(new WhoAmI()).getEncodedValue()))
                .isEqualTo("dn:uid=" + name);
    }

    private static void add(DirContext context, String description) throws NamingException {
        BasicAttributes attributes = new BasicAttributes("objectClass", "account");
        attributes.put("uid", "new");
        attributes.put("description", description);
        context.createSubcontext(NEW, attributes).close();
    }

    private static void replace(DirContext context, String description) throws NamingException {
        context.modifyAttributes(NEW, DirContext.REPLACE_ATTRIBUTE, new BasicAttributes("description", description));
    }

    @ParameterizedTest
    @MethodSource("qops")
    @DisplayName("JNDI: much comes down and goes up, before and after each other, in clear unless auth-conf")
    void carriesMuchBothWays(Sides sides, String qop) throws Exception {
        start(sides, "example.com");

        loggedIn(env(qop), context -> {
            assertIs(context, Alice.NAME);
            assertFindsEverybody(context);
            add(context, text(LONGER_THAN_FRAME));
            assertFindsEverybody(context);
            replace(context, text(LONGER_THAN_FRAME + 1));
            assertIs(context, Alice.NAME);
        });

        assertThat(directory.description(NEW)).isEqualTo(text(LONGER_THAN_FRAME + 1));
        assertThat(directory.wire().shows(CONFIDENTIAL)).isEqualTo(!qop.equals("auth-conf"));
        assertThat(directory.wire().framesDown().isEmpty()).isEqualTo(qop.equals("auth"));
    }

    @ParameterizedTest
    @MethodSource("ciphers")
    @DisplayName("D18, JNDI: each cipher, over many frames both ways")
    void encryptsWithEachCipher(Sides sides, String cipher) throws Exception {
        start(sides, "example.com");

        loggedIn(env("auth-conf", "com.sun.security.sasl.digest.cipher", cipher), context -> {
            add(context, text(LONG));
            for (int length = 1; length < 20; length++) { // every remainder of DES's block
                replace(context, text(length));
                assertThat(context.getAttributes(NEW).get("description").get()).isEqualTo(text(length));
            }
            assertFindsEverybody(context);
        });

        assertThat(directory.wire().shows("cipher=(\"" + cipher + "\"|" + cipher + "[^-\\w])"))
                .isTrue();
        assertThat(directory.wire().shows(CONFIDENTIAL)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("layers")
    @DisplayName("D16, JNDI: a client that takes 1000 octets at a time is sent no more, and gets everything")
    void keepsToBufferOfClient(Sides sides, String qop) throws Exception {
        start(sides, "example.com");

        loggedIn(env(qop, Sasl.MAX_BUFFER, "1000"), LayeredDirectory::assertFindsEverybody);

        assertThat(directory.wire().framesDown()).hasSizeGreaterThan(240).allSatisfy(length -> assertThat(length)
                .isLessThanOrEqualTo(1000));
    }

    @ParameterizedTest
    @MethodSource("layers")
    @DisplayName("D17, JNDI: a frame that was changed on its way ends the connection, and does nothing before")
    void refusesChangedFrame(Sides sides, String qop) throws Exception {
        start(sides, "example.com");

        loggedIn(env(qop), context -> {
            add(context, "before");
            directory.wire().meddle();
            assertThatThrownBy(() -> replace(context, "after"))
                    .isInstanceOfAny(NamingException.class, IllegalStateException.class); // JNDI wraps after dispose()
        });

        assertThat(directory.description(NEW)).isEqualTo("before");
    }

    @ParameterizedTest
    @MethodSource("qops")
    @DisplayName("JNDI: a wrong password is error 49")
    void refusesWrongPassword(Sides sides, String qop) throws Exception {
        start(sides, "example.com");

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> loggedIn(directory.env(qop, "guess"), context -> {}))
                .withMessageContaining("error code 49");
    }

    @ParameterizedTest
    @MethodSource("qops")
    @DisplayName("D12, JNDI: a server that cannot prove that it knows the password is left")
    void refusesImpostor(Sides sides, String qop) throws Exception {
        start(sides, "example.com", Impostor::of);

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> loggedIn(env(qop), context -> {}))
                .havingRootCause()
                .isInstanceOf(SaslException.class);
    }

    @ParameterizedTest
    @MethodSource("qops")
    @DisplayName("D11, JNDI: one acts as another where that is allowed, and only there")
    void actsAsAnother(Sides sides, String qop) throws Exception {
        start(sides, "example.com");
        String authzid = "java.naming.security.sasl.authorizationId";

        loggedIn(env(qop, authzid, Alice.BOSS), context -> assertIs(context, Alice.BOSS));
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> loggedIn(env(qop, authzid, "bob"), context -> {}))
                .withMessageContaining("error code 49");
    }

    @ParameterizedTest
    @MethodSource("sides")
    @DisplayName("D15, JNDI: the one realm announced is taken, whether or not the client names it, and no other")
    void takesRealmAnnounced(Sides sides) throws Exception {
        start(sides, "example.com");

        loggedIn(env("auth-conf"), context -> assertIs(context, Alice.NAME));
        loggedIn(realm("example.com"), context -> assertIs(context, Alice.NAME));
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> loggedIn(realm("example.net"), context -> {}));

        assertThat(realms).containsExactly("example.com", "example.com");
    }

    @ParameterizedTest
    @MethodSource("sides")
    @DisplayName("D15, JNDI: of two realms the client takes the first unless it names one, and no third")
    void choosesOfTwoRealms(Sides sides) throws Exception {
        start(sides, "example.com example.org");

        loggedIn(env("auth-conf"), context -> assertIs(context, Alice.NAME));
        loggedIn(realm("example.org"), context -> assertIs(context, Alice.NAME));
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> loggedIn(realm("example.net"), context -> {}));

        assertThat(realms).containsExactly("example.com", "example.org");
    }

    private Hashtable<String, Object> realm(String realm) {
        return env("auth-conf", "java.naming.security.sasl.realm", realm);
    }
}

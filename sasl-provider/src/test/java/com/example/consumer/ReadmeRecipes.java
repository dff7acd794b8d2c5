package com.example.consumer;

import static com.example.consumer.ReadmeRecipe.alone;
import static com.example.consumer.ReadmeRecipe.before;
import static com.example.consumer.ReadmeRecipe.registered;
import static java.util.Map.entry;

import java.util.Map;

/** What comes of each snippet of README and its guides, by its place. */
final class ReadmeRecipes {
    /** The snippet of an exchange, for every mechanism there is. */
    static final ReadmeRecipe EVERY_MECHANISM = before(
                    "tls(); for (MechanismName name : Mechanisms.standard().names()) {")
            .with("MechanismName.of(\"SCRAM-SHA-256\")", "name")
            .with("ClientContext.of(\"juliet\", password)", "everyClient(\"juliet\", password)")
            .with("StoreServerContext.of(store)", "everyServer()")
            .then("}");

    /** Of all. The second goes on where the first ends. */
    static final Map<String, ReadmeRecipe> OF = Map.ofEntries(
            entry(
                    "A client, java 1",
                    alone().then(
                                    """
                    tell(client.getMechanismName(), new String(response).substring(0, 12));
                    """)
                            .tells("[SCRAM-SHA-256, n,,n=juliet,]")),
            entry(
                    "A server, java 1",
                    alone().then(
                                    """
                    tell(client.isComplete(), server.getAuthorizationID(), guess("SCRAM-SHA-256"));
                    """)
                            .tells("[true, juliet, refused]")),
            entry(
                    "A CallbackHandler for a server, java 1",
                    registered()
                            .then(
                                    """
                    Secret password = Secret.of("wherefore".toCharArray());
                    String line = ScramForm.RFC_5803.write(ScramKeys.newCredential(Hash.SHA_256, password, 4096));
                    CallbackHandler handler = new ServerHandler(Map.of("juliet", line));
                    CallbackHandler stranger = new ServerHandler(Map.of("romeo", line));
                    Map<String, Object> secret = Map.of("org.sasl4j.server.secret", "the same on every node");
                    for (String name : new String[] {"SCRAM-SHA-256", "PLAIN"}) {
                        for (CallbackHandler users : new CallbackHandler[] {handler, stranger}) {
                            SaslServer server = Sasl.createSaslServer(name, "imap", "mail.example.com", secret, users);
                            tell(meet(client(name, Map.of()), server));
                        }
                        SaslServer server = Sasl.createSaslServer(name, "imap", "mail.example.com", secret, handler);
                        tell(guess(name, server));
                    }
                    SaslClient asRomeo = Sasl.createSaslClient(
                            new String[] {"PLAIN"}, "romeo", "imap", "mail.example.com", Map.of(), login);
                    tell(meet(asRomeo, Sasl.createSaslServer("PLAIN", "imap", "mail.example.com", secret, handler)));
                    """)
                            .tells("[juliet]\n[refused]\n[refused]\n[juliet]\n[refused]\n[refused]\n[refused]")),
            entry(
                    "A credential store of your own, java 1",
                    registered()
                            .then(
                                    """
                    Secret password = Secret.of("wherefore".toCharArray());
                    String line = ScramForm.RFC_5803.write(ScramKeys.newCredential(Hash.SHA_256, password, 4096));
                    store = new AccountStore(
                            user -> Optional.of(line).filter(kept -> user.equals("juliet")),
                            Secret.of("the same on every node".toCharArray()));
                    tell(logIn("SCRAM-SHA-256"), guess("SCRAM-SHA-256"), logIn("PLAIN"), guess("PLAIN"));
                    tell(logIn("SCRAM-SHA-1"));
                    store = new AccountStore(user -> { throw new java.io.IOException("down"); }, password);
                    try {
                        server("PLAIN", Map.of()).evaluateResponse(client("PLAIN", Map.of()).evaluateChallenge(new byte[0]));
                    } catch (MechanismException e) {
                        tell(e.reason(), e.getCause().getMessage());
                    }
                    """)
                            .tells("[juliet, refused, juliet, refused]\n[refused]\n[TEMPORARY, down]")),
            entry(
                    "Choosing a mechanism, java 1",
                    alone().then(
                                    """
                    tell(client.mechanism().name(), choice.names());
                    """)
                            .tells("[SCRAM-SHA-256, [SCRAM-SHA-256, SCRAM-SHA-1]]")),
            entry(
                    "Choosing a mechanism, java 2",
                    alone().then(
                                    """
                    tell(offer.contains("SCRAM-SHA-256"), offer.contains("PLAIN"), offer.contains("SCRAM-SHA-256-PLUS"));
                    """)
                            .tells("[true, false, false]")),
            entry(
                    "Running several servers, java 1",
                    before(
                                    """
                    register();
                    Files.write(Path.of("server.secret"), new byte[32]);
                    CredentialStore users = store;
                    """)
                            .then(
                                    """
                    for (Map<String, Object> said : List.of(properties, Map.<String, Object>of("org.sasl4j.credentials", users))) {
                        Set<String> salts = new TreeSet<>();
                        for (String nonce : List.of("one", "another")) {
                            SaslServer server = server("SCRAM-SHA-256", said);
                            String first = new String(server.evaluateResponse(("n,,n=nobody,r=" + nonce).getBytes()));
                            salts.add(first.substring(first.indexOf(",s=")));
                        }
                        tell(salts);
                    }
                    """)
                            .tells("[[,s=y0gA5d/vYrBqGJ8Xs9lCvA==,i=4096]]")),
            entry(
                    "From Elytron, java 1",
                    before(
                                    """
                    register();
                    Security.addProvider(new org.wildfly.security.password.WildFlyElytronPasswordProvider());
                    var kept = (org.wildfly.security.password.interfaces.ScramDigestPassword)
                            org.wildfly.security.password.PasswordFactory.getInstance("scram-sha-256")
                                    .generatePassword(new org.wildfly.security.password.spec.EncryptablePasswordSpec(
                                            "wherefore".toCharArray(),
                                            new org.wildfly.security.password.spec.IteratedPasswordAlgorithmSpec(4096)));
                    """)
                            .then(
                                    """
                    store = new MemoryCredentialStore().put("juliet", ScramForm.RFC_5803.read(line));
                    tell(logIn("SCRAM-SHA-256"), guess("SCRAM-SHA-256"));
                    """)
                            .tells("[juliet, refused]")),
            entry(
                    "From ongres/scram, java 1",
                    before(
                                    """
                    register();
                    byte[] octets = {1, 2, 3};
                    Secret password = Secret.of("wherefore".toCharArray());
                    store = new MemoryCredentialStore()
                            .put("juliet", ScramKeys.derive(Hash.SHA_256, password, Bytes.copyOf(octets), 4096));
                    ScramClientKeys kept = ScramKeys.clientKeys(Hash.SHA_256, password, Bytes.copyOf(octets), 4096);
                    Secret clientKey = kept.clientKey();
                    Secret serverKey = kept.serverKey();
                    """)
                            .then(
                                    """
                    login = callbacks -> ((NameCallback) callbacks[0]).setName("juliet");
                    tell(meet(client("SCRAM-SHA-256", properties), server("SCRAM-SHA-256", Map.of())));
                    """)
                            .tells("[juliet]")),
            entry(
                    "Whitelists, java 1",
                    alone().then(
                                    """
                    tell(logIn("PLAIN"), logIn("SCRAM-SHA-256"));
                    """)
                            .tells("[juliet, nobody there]")),
            entry(
                    "Whitelists, properties 1",
                    alone().then(
                                    """
                    tell(logIn("PLAIN"), logIn("SCRAM-SHA-256"), Security.getProviders()[1].getName());
                    """)
                            .tells("[juliet, refused, SUN]")),
            entry(
                    "Whitelists, java 2",
                    registered()
                            .then(
                                    """
                    tell(client.getMechanismName(), isOurs(client), client("SCRAM-SHA-256", properties));
                    """)
                            .tells("[EXTERNAL, true, null]")),
            entry(
                    "Whitelists, java 3",
                    alone().then(
                                    """
                    tell(isOurs(client("EXTERNAL", Map.of())), logIn("PLAIN"));
                    """)
                            .tells("[true, refused]")),
            entry(
                    "Whitelists, java 4",
                    registered()
                            .then(
                                    """
                    tell(logIn("PLAIN"), logIn("CRAM-MD5"), logIn("SCRAM-SHA-256"));
                    """)
                            .tells("[nobody there, nobody there, juliet]")),
            entry(
                    "Creating users, java 1",
                    registered()
                            .then(
                                    """
                    store = users;
                    tell(line.startsWith("SCRAM-SHA-256$4096:"), logIn("SCRAM-SHA-256"), guess("SCRAM-SHA-256"));
                    """)
                            .tells("[true, juliet, refused]")),
            entry(
                    "Users in a file, java 1",
                    before(
                                    """
                    register();
                    Files.writeString(Path.of("server.secret"), "the same on every node");
                    Files.writeString(Path.of("users"), "juliet:{PLAIN}wherefore");
                    """)
                            .then(
                                    """
                    tell(meet(client("SCRAM-SHA-256", Map.of()), server("SCRAM-SHA-256", properties)),
                            users.decoy(Mechanisms.standard().find(MechanismName.of("SCRAM-SHA-256")).orElseThrow()).serverSecret().length());
                    """)
                            .tells("[juliet, 22]")),
            entry(
                    "Moving off other hashes, java 1",
                    before(
                                    """
                    register();
                    byte[] secret = {1};
                    Files.writeString(Path.of("users"), "juliet:{PLAIN}another");
                    """)
                            .then(
                                    """
                    tell(meet(client("PLAIN", Map.of()), server("PLAIN", properties)),
                            meet(client("SCRAM-SHA-256", Map.of()), server("SCRAM-SHA-256", properties)),
                            Files.readString(Path.of("users")).startsWith("juliet:SCRAM-SHA-256$4096:"));
                    """)
                            .tells("[juliet, juliet, true]")),
            entry(
                    "Logging in often, java 1",
                    registered()
                            .then(
                                    """
                    for (int i = 0; i < 2; i++) {
                        tell(meet(client("SCRAM-SHA-256", properties), server("SCRAM-SHA-256", Map.of())), cache.size());
                    }
                    """)
                            .tells("[juliet, 1]\n[juliet, 1]")),
            entry(
                    "Tokens, java 1",
                    registered()
                            .then(
                                    """
                    tell(meet(client, server("OAUTHBEARER", "imap", "imap.example.com", accepting("opaque"))));
                    client = Sasl.createSaslClient(
                            new String[] {"OAUTHBEARER"}, null, "imap", "imap.example.com", properties, null);
                    tell(meet(client, server("OAUTHBEARER", "imap", "imap.example.com", accepting("fresh"))));
                    """)
                            .tells("[juliet@example.com]\n[refused]")),
            entry(
                    "Tokens, java 2",
                    before("""
                    register();
                    serveKeys();
                    """)
                            .with("https://issuer.example.com/jwks", "https://localhost:\" + port + \"/jwks")
                            .then(
                                    """
                    tell(meet(withToken(5), server("OAUTHBEARER", properties)));
                    tell(meet(withToken(-5), server("OAUTHBEARER", properties)));
                    """)
                            .tells("[alice]\n[refused]")),
            entry(
                    "Old peers: DIGEST-MD5 and CRAM-MD5, java 1",
                    before("""
                    register();
                    tls();
                    """)
                            .with(
                                    "// once the exchange is complete:",
                                    """
                    SaslServer server = server("DIGEST-MD5", "ldap", "ldap.example.com", properties);
                    tell(meet(client, server), client.getNegotiatedProperty(Sasl.QOP));
                    """)
                            .then(
                                    """
                    tell(org.sasl4j.stream.SaslStreams.of(server, otherEnd.getInputStream(), otherEnd.getOutputStream())
                            .input()
                            .read());
                    """)
                            .tells("[juliet, auth-conf]\n[1]")),
            entry(
                    "Bound to the TLS connection, java 1",
                    before("""
                    register();
                    tls();
                    """)
                            .then(
                                    """
                    SaslServer server = server("SCRAM-SHA-256-PLUS", Map.of("org.sasl4j.connection", otherEnd));
                    tell(meet(client("SCRAM-SHA-256-PLUS", properties), server), client("SCRAM-SHA-256", properties));
                    """)
                            .tells("[juliet, null]")),
            entry(
                    "Client certificates, java 1",
                    before(
                                    """
                    register();
                    mutualTls("juliet@example.com");
                    """)
                            .then(
                                    """
                    tell(meet(client("EXTERNAL", Map.of()), server));
                    """)
                            .tells("[juliet]")),
            entry("Without javax.security.sasl, java 1", alone().tells("juliet is in")),
            entry(
                    "A mechanism of your own, java 1",
                    alone().then(
                                    """
                    Security.insertProviderAt(provider, 1);
                    tell(provider.clientFactory().getMechanismNames(null));
                    tell(logIn("FOO"));
                    """)
                            .tells("[FOO, EXTERNAL]\n[juliet]")),
            entry(
                    "A mechanism of your own, java 3",
                    alone().then(
                                    """
                    tell(digits.key(), digits.wanted(), Settings.none().valueOf(digits));
                    """)
                            .tells(
                                    "[org.sasl4j.otp.digits, a whole number from 6 to 10, as an Integer or a String, 6]")),
            entry(
                    "A mechanism of your own, java 2",
                    alone().then(
                                    """
                    Security.insertProviderAt(provider, 1);
                    tell(registry.find(MechanismName.of("X-FORTY")).isPresent(), logIn("FOO"), logIn("PLAIN"));
                    """)
                            .tells("[true, juliet, nobody there]")),
            entry(
                    "When a login fails, java 1",
                    registered()
                            .then(
                                    """
                    guess("SCRAM-SHA-256");
                    tell(meet(client("SCRAM-SHA-256", Map.of()), server("SCRAM-SHA-256", properties)));
                    """)
                            .tells("192.0.2.1: juliet SUCCEEDED\n[juliet]")),
            entry(
                    "When a login fails, properties 1",
                    registered()
                            .then(
                                    """
                    tell(logIn("SCRAM-SHA-256"), guess("SCRAM-SHA-256"));
                    """)
                            .tells(
                                    "SCRAM-SHA-256 server failed, REFUSED: the user name or the password is wrong [wrong password]")));

    private ReadmeRecipes() {}
}

package org.sasl4j.foreign;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;
import org.apache.kerby.util.NetworkUtil;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism.Need;
import org.sasl4j.MechanismException;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.SecurityLayer;
import org.sasl4j.Service;
import org.sasl4j.Trait;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.Capabilities;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Answers;

/**
 * Logs in by Kerberos of the JDK, as the best of several mechanisms, with a key distribution centre in this JVM; one of its
 * own, because the JDK reads where that is but once. Prints how it went.
 */
public final class Kerberos {
    private static final String REALM = "EXAMPLE.COM";
    private static final Service SERVICE = new Service("test", "localhost");
    private static final ForeignMechanism GSSAPI = ForeignMechanism.of(
            "GSSAPI", 70, Need.TICKET, Trait.NOPLAINTEXT, Trait.NOACTIVE, Trait.NOANONYMOUS, Trait.MUTUAL, Trait.LAYER);

    private Kerberos() {}

    private static SimpleKdcServer start(Path folder) throws Exception {
        SimpleKdcServer centre = new SimpleKdcServer();
        centre.setWorkDir(folder.toFile());
        centre.setKdcHost("localhost");
        centre.setKdcRealm(REALM);
        centre.setAllowUdp(false);
        centre.setKdcTcpPort(NetworkUtil.getServerPort());
        centre.init();
        centre.start();
        centre.createPrincipal("alice@" + REALM, "secret");
        centre.createAndExportPrincipals(folder.resolve("keytab").toFile(), "test/localhost@" + REALM);
        System.setProperty(
                "java.security.krb5.conf", folder.resolve("krb5.conf").toString());
        return centre;
    }

    private static Subject logIn(String principal, CallbackHandler handler, Map<String, String> options)
            throws LoginException {
        Map<String, String> all = new HashMap<>(options);
        all.put("principal", principal);
        Configuration configuration = new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return new AppConfigurationEntry[] {
                    new AppConfigurationEntry(
                            "com.sun.security.auth.module.Krb5LoginModule",
                            AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
                            all)
                };
            }
        };
        LoginContext context = new LoginContext("kerberos", new Subject(), handler, configuration);
        context.login();
        return context.getSubject();
    }

    private static <T> T as(Subject subject, PrivilegedExceptionAction<T> action) throws Exception {
        try {
            return Subject.doAs(subject, action);
        } catch (PrivilegedActionException e) {
            throw e.getException();
        }
    }

    private static String talk(Subject alice, Subject service, Qop qop) throws Exception {
        ClientContext context = new Protected(ClientContext.of(SERVICE), Protection.of(qop));
        Exchange client = Negotiation.of(Mechanisms.standard().with(GSSAPI), MechanismPolicy.standard())
                .able(Capabilities.having(Need.TICKET))
                .choose(List.of("SCRAM-SHA-256", "GSSAPI"))
                .client(context);
        Exchange server = Exchange.server(
                GSSAPI,
                StoreServerContext.builder(new MemoryCredentialStore())
                        .service(SERVICE)
                        .protection(Protection.of(Qop.values()))
                        .build());
        byte[] challenge = {};
        while (!server.isComplete()) {
            byte[] said = challenge;
            byte[] response = as(alice, () -> client.evaluate(said));
            challenge = as(service, () -> server.evaluate(response));
        }
        return server.authorizationId() + ' ' + client.isComplete() + layer(client, server);
    }

    private static String layer(Exchange client, Exchange server) throws MechanismException {
        if (client.layer().isEmpty()) {
            return "";
        }
        byte[] said = "after the exchange".getBytes(StandardCharsets.US_ASCII);
        SecurityLayer layer = client.layer().get();
        byte[] wrapped = layer.wrap(said, 0, said.length);
        byte[] opened = server.layer().orElseThrow().unwrap(wrapped, 0, wrapped.length);
        return ' ' + layer.qop().toString() + ' ' + new String(opened, StandardCharsets.US_ASCII);
    }

    /** The folder for the files of the centre. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        SimpleKdcServer centre = start(folder);
        try {
            Subject alice = logIn("alice", Answers.login("alice", "secret"), Map.of());
            Subject service = logIn(
                    "test/localhost",
                    null,
                    Map.of(
                            "useKeyTab", "true",
                            "storeKey", "true",
                            "isInitiator", "false",
                            "keyTab", folder.resolve("keytab").toString()));
            for (Qop qop : Qop.values()) {
                System.out.println(qop + ": " + talk(alice, service, qop));
            }
            try {
                talk(new Subject(), service, Qop.AUTH);
            } catch (MechanismException e) {
                System.out.println("without a ticket: " + e.reason());
            }
        } finally {
            centre.stop();
        }
        System.exit(0);
    }
}

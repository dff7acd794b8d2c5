package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.security.sasl.Sasl;
import org.sasl4j.tls.TestTls;

/** UnboundID's directory server, whose connections take security layers on, with people of whom there is much to tell. */
public final class LayeredDirectory implements AutoCloseable {
    public static final String BASE = "dc=example";
    public static final String CONFIDENTIAL = "CONFIDENTIAL";
    public static final int PEOPLE = 20;
    public static final int LONG = 12_000; // 20 of them make 240 kB

    private final Wire wire = new Wire();
    private final InMemoryDirectoryServer directory;

    /** With DIGEST-MD5. */
    LayeredDirectory(SaslBind.Servers servers) throws LDAPException, LDIFException {
        this(new SaslBind(Sides.DIGEST_MD5, servers));
    }

    /** With these mechanisms. */
    public LayeredDirectory(SaslBind... mechanisms) throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.setListenerConfigs(new InMemoryListenerConfig(
                "ldap", InetAddress.getLoopbackAddress(), 0, new LayeredSockets(wire), null, null));
        config.getSASLBindHandlers().clear(); // it has a PLAIN of its own
        for (SaslBind mechanism : mechanisms) {
            config.addSASLBindHandler(mechanism);
        }
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: " + BASE, "objectClass: domain", "dc: example");
        for (int i = 0; i < PEOPLE; i++) {
            directory.add(
                    "dn: uid=" + i + "," + BASE, "objectClass: person", "uid: " + i, "description: " + text(LONG));
        }
        directory.startListening();
    }

    /** A description. */
    public static String text(int length) {
        return (CONFIDENTIAL + ' ').repeat(length / CONFIDENTIAL.length() + 1).substring(0, length);
    }

    /** What an entry has been given for a description. */
    String description(String dn) throws LDAPException {
        return directory.getEntry(dn).getAttributeValue("description");
    }

    public Wire wire() {
        return wire;
    }

    public int port() {
        return directory.getListenPort();
    }

    /** What JNDI needs to log in here. */
    Hashtable<String, Object> env(String qop, String password) {
        Hashtable<String, Object> env = new Hashtable<>();
        env.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        env.put(Context.PROVIDER_URL, "ldap://localhost:" + port());
        env.put(Context.SECURITY_AUTHENTICATION, Sides.DIGEST_MD5);
        env.put(Context.SECURITY_PRINCIPAL, Alice.NAME);
        env.put(Context.SECURITY_CREDENTIALS, password);
        env.put(Sasl.QOP, qop);
        env.put("com.sun.jndi.ldap.connect.timeout", String.valueOf(TestTls.PATIENCE));
        env.put("com.sun.jndi.ldap.read.timeout", String.valueOf(TestTls.PATIENCE));
        return env;
    }

    /** Asserts that a search finds all that is here, 240 kB of it. */
    public static void assertFindsEverybody(DirContext context) throws NamingException {
        SearchControls controls = new SearchControls();
        controls.setSearchScope(SearchControls.ONELEVEL_SCOPE);
        NamingEnumeration<SearchResult> found = context.search(BASE, "(objectClass=person)", controls);
        int people = 0;
        for (; found.hasMore(); people++) {
            assertThat(found.next().getAttributes().get("description").get()).isEqualTo(text(LONG));
        }
        assertThat(people).isEqualTo(PEOPLE);
    }

    /** Asserts that an entry was given a long description, under the protection that this quality has. */
    public void assertTook(String dn, String qop) throws LDAPException {
        assertThat(description(dn)).isEqualTo(text(LONG));
        assertThat(wire.shows(CONFIDENTIAL)).isEqualTo(!qop.equals("auth-conf"));
        assertThat(wire.framesDown().isEmpty()).isEqualTo(qop.equals("auth"));
    }

    @Override
    public void close() {
        directory.shutDown(true);
    }
}

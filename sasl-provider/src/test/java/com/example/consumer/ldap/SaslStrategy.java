package com.example.consumer.ldap;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.directory.DirContext;
import org.springframework.ldap.core.support.DirContextAuthenticationStrategy;

/** Has Spring LDAP log in by a mechanism of the registered providers. */
final class SaslStrategy implements DirContextAuthenticationStrategy {
    private final String mechanism;

    SaslStrategy(String mechanism) {
        this.mechanism = mechanism;
    }

    @Override
    public void setupEnvironment(Hashtable<String, Object> env, String name, String password) {
        env.put(Context.SECURITY_AUTHENTICATION, mechanism);
        env.put(Context.SECURITY_PRINCIPAL, name);
        env.put(Context.SECURITY_CREDENTIALS, password);
    }

    @Override
    public DirContext processContextAfterCreation(DirContext context, String name, String password) {
        return context;
    }
}

package com.example.consumer.ldap;

import org.apache.directory.ldap.client.api.AbstractSaslRequest;

/** A bind for the Apache Directory API by any mechanism of the registered providers. */
final class MechanismRequest extends AbstractSaslRequest {
    MechanismRequest(String mechanism, String name, String password) {
        super(mechanism);
        setUsername(name);
        setCredentials(password);
    }
}

package com.example.consumer.ldap;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SASLBindRequest;
import com.unboundid.ldap.sdk.SASLClientBindHandler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLSession;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/** A bind for the UnboundID LDAP SDK by any mechanism of the registered providers, which are told of the TLS connection. */
final class ProviderBindRequest extends SASLBindRequest {
    private static final long serialVersionUID = 1;

    private final String mechanism;
    private final transient CallbackHandler login;

    ProviderBindRequest(String mechanism, CallbackHandler login, Control... controls) {
        super(controls);
        this.mechanism = mechanism;
        this.login = login;
    }

    @Override
    public String getSASLMechanismName() {
        return mechanism;
    }

    @Override
    protected BindResult process(LDAPConnection connection, int depth) throws LDAPException {
        SaslClient client = client(connection);
        BindResult result = new SASLClientBindHandler(
                        this,
                        connection,
                        mechanism,
                        client,
                        getControls(),
                        getResponseTimeoutMillis(connection),
                        new ArrayList<>())
                .processSASLBind();
        if (result.getResultCode() == ResultCode.SUCCESS && !client.isComplete()) { // the handler hides what it threw
            connection.close();
            throw new LDAPException(ResultCode.AUTH_UNKNOWN, "the server has not proven that it knows the password");
        }
        return result;
    }

    private SaslClient client(LDAPConnection connection) throws LDAPException {
        Map<String, Object> properties = new HashMap<>();
        SSLSession session = connection.getSSLSession();
        if (session != null) {
            properties.put("org.sasl4j.connection", session);
        }
        try {
            String[] names = {mechanism};
            SaslClient client =
                    Sasl.createSaslClient(names, null, "ldap", connection.getConnectedAddress(), properties, login);
            if (client == null) {
                throw new LDAPException(ResultCode.AUTH_UNKNOWN, "no provider has " + mechanism);
            }
            return client;
        } catch (SaslException e) {
            throw new LDAPException(ResultCode.AUTH_UNKNOWN, e.getMessage(), e);
        }
    }

    @Override
    public ProviderBindRequest duplicate() {
        return duplicate(getControls());
    }

    @Override
    public ProviderBindRequest duplicate(Control[] controls) {
        return new ProviderBindRequest(mechanism, login, controls);
    }

    @Override
    public void toString(StringBuilder text) {
        text.append("ProviderBindRequest(").append(mechanism).append(')');
    }
}

package org.sasl4j.tool.wire;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.Context;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.binding.Bindings;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.digest.DigestMd5;
import org.sasl4j.mechanism.external.CertificateIdentity;
import org.sasl4j.mechanism.external.CertificateName;
import org.sasl4j.mechanism.external.External;
import org.sasl4j.mechanism.external.IdentityResolver;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;
import org.sasl4j.mechanism.oauthbearer.TokenValidator;
import org.sasl4j.negotiation.Capabilities;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Sasl4jProvider;
import org.sasl4j.provider.SaslProperties;

/** What {@code sasl server} offers on a connection, and its servers for the mechanisms. */
final class ServerSettings {
    /** The XMPP address in a certificate, or else its subject. */
    private static final IdentityResolver IDENTITY = CertificateIdentity.by(
                    CertificateName.otherName(CertificateName.XMPP_ADDR))
            .or(CertificateName.subject());

    private final Sasl4jProvider provider;
    private final MechanismPolicy policy;
    private final CredentialStore users;
    private final @Nullable TokenValidator tokens;
    private final Map<String, Object> properties = new HashMap<>();
    private final Named named;

    /** The names of the server. The host may be null, so that any name will do. */
    record Named(String service, @Nullable String host, String realm) {}

    ServerSettings(MechanismPolicy policy, CredentialStore users, @Nullable TokenValidator tokens, Named named) {
        this.provider = new Sasl4jProvider(Mechanisms.standard(), policy);
        this.policy = policy;
        this.users = users;
        this.tokens = tokens;
        this.named = named;
        properties.put(SaslProperties.CREDENTIALS.key(), users);
        properties.put(External.IDENTITY.key(), IDENTITY);
        properties.put(DigestMd5.REALM.key(), named.realm());
        if (tokens != null) {
            properties.put(OauthBearer.VALIDATOR.key(), tokens);
        }
    }

    ServerSettings protecting(String qops) {
        properties.put(Sasl.QOP, qops);
        return this;
    }

    /** The same settings, but passwords and tokens may go over a connection that others can read. */
    ServerSettings inClear() {
        properties.put(Context.PLAINTEXT.key(), "true");
        return this;
    }

    ServerSettings hiding(Secret serverSecret) {
        properties.put(Decoy.SERVER_SECRET.key(), serverSecret);
        return this;
    }

    Choice offer(Connection connection) {
        StoreServerContext.Builder context =
                StoreServerContext.builder(users).connection(connection).with(External.IDENTITY, IDENTITY);
        if (tokens != null) {
            context.with(OauthBearer.VALIDATOR, tokens);
        }
        return Negotiation.of(Mechanisms.standard(), policy)
                .on(connection)
                .able(Capabilities.ofServer(context.build()))
                .offer();
    }

    /** Starts the server of a mechanism that was offered. */
    SaslServer start(String mechanism, Choice offer, Connection connection) throws SaslException {
        String name = mechanism.toUpperCase(Locale.ROOT);
        Map<String, Object> all = new HashMap<>(properties);
        all.put(SaslProperties.CONNECTION.key(), connection);
        all.put(Bindings.OFFERED.key(), String.join(" ", offer.names()));
        SaslServer server = Arrays.asList(offer.names()).contains(name)
                ? provider.serverFactory().createSaslServer(name, named.service(), named.host(), all, null)
                : null;
        if (server == null) {
            throw new MechanismException(Reason.POLICY, "not offered");
        }
        return server;
    }
}

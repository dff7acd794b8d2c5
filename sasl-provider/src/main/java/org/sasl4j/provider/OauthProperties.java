package org.sasl4j.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Secret;
import org.sasl4j.Service;
import org.sasl4j.TokenValidator;

/** What the properties of a call say of tokens. */
final class OauthProperties {
    private final Map<String, String> extensions;
    private final Optional<Supplier<?>> tokens;

    OauthProperties(CallProperties properties) throws SaslException {
        this.extensions = properties.texts(SaslProperties.OAUTH_EXTENSIONS);
        this.tokens = tokens(properties);
    }

    @SuppressWarnings("rawtypes") // there is no class of what it supplies
    static Optional<Supplier<?>> tokens(CallProperties properties) throws SaslException {
        Optional<Supplier> given = properties.typed(
                SaslProperties.OAUTH_TOKEN, Supplier.class, "a java.util.function.Supplier of the token");
        return given.map(supplier -> (Supplier<?>) supplier);
    }

    /** What a server is called besides its own name. */
    static List<String> hosts(CallProperties properties) throws SaslException {
        Optional<Object> value = properties.find(SaslProperties.OAUTH_HOSTS);
        return value.isPresent() ? CallProperties.names(SaslProperties.OAUTH_HOSTS, value.get()) : List.of();
    }

    /** The port, or 0 if nobody said. */
    static int port(CallProperties properties) throws SaslException {
        Object value = properties.find(SaslProperties.OAUTH_PORT).orElse(null);
        if (value == null) {
            return 0;
        }
        int port = properties.number(SaslProperties.OAUTH_PORT, 1);
        if (port > Service.LAST_PORT) {
            throw CallProperties.bad(SaslProperties.OAUTH_PORT, value, "a port from 1 to " + Service.LAST_PORT);
        }
        return port;
    }

    static Optional<TokenValidator> validator(CallProperties properties) throws SaslException {
        return properties.typed(SaslProperties.OAUTH_VALIDATOR, TokenValidator.class, "an org.sasl4j.TokenValidator");
    }

    Map<String, String> extensions() {
        return extensions;
    }

    /** A fresh token; empty if no supplier is set. */
    Optional<Secret> token() throws MechanismException {
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(secret(tokens.get().get()));
        } catch (RuntimeException e) {
            throw new MechanismException(Reason.TEMPORARY, "the application could not give a token at the moment", e);
        }
    }

    private static Secret secret(@Nullable Object token) {
        if (token instanceof Secret secret) {
            return secret;
        }
        if (token instanceof char[] text) {
            return Secret.of(text);
        }
        if (token instanceof String text) {
            return Secret.of(text.toCharArray());
        }
        throw new IllegalArgumentException("the Supplier in " + SaslProperties.OAUTH_TOKEN
                + " must supply a String, a char array or an org.sasl4j.Secret, and supplied "
                + (token == null ? "null" : "a " + token.getClass().getName()));
    }
}

package org.sasl4j.negotiation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sasl4j.BindingPolicy;
import org.sasl4j.Bytes;
import org.sasl4j.ChannelBinding;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.DigestSettings;
import org.sasl4j.Hash;
import org.sasl4j.IterationBounds;
import org.sasl4j.Login;
import org.sasl4j.MechanismException;
import org.sasl4j.Preparation;
import org.sasl4j.Protection;
import org.sasl4j.ScramClientKeys;
import org.sasl4j.ScramKeyCache;
import org.sasl4j.Secret;
import org.sasl4j.Service;
import org.sasl4j.TokenError;

/** A client's context with the terms of a negotiation put before it. */
final class NegotiatedClientContext implements ClientContext {
    private final ClientContext own;
    private final Terms terms;

    NegotiatedClientContext(ClientContext own, Terms terms) {
        this.own = own;
        this.terms = terms;
    }

    @Override
    public Connection connection() {
        return terms.connection() == Connection.unknown() ? own.connection() : terms.connection();
    }

    @Override
    public Optional<Set<String>> offered() {
        return Optional.of(terms.offered());
    }

    @Override
    public BindingPolicy bindingPolicy() {
        return terms.binding() == BindingPolicy.ALLOW ? own.bindingPolicy() : terms.binding();
    }

    @Override
    public boolean allowsPlaintext() {
        return terms.allowsPlaintext() || own.allowsPlaintext();
    }

    @Override
    public Preparation normalization() {
        return own.normalization();
    }

    @Override
    public int longestMessage() {
        return own.longestMessage();
    }

    @Override
    public int longestText() {
        return own.longestText();
    }

    @Override
    public Optional<String> chosenNonce() {
        return own.chosenNonce();
    }

    @Override
    public Optional<ChannelBinding> binding(String type) throws MechanismException {
        return own.binding(type);
    }

    @Override
    public Service service() {
        return own.service();
    }

    @Override
    public Protection protection() {
        return own.protection();
    }

    @Override
    public DigestSettings digest() {
        return own.digest();
    }

    @Override
    public String authorizationId() {
        return own.authorizationId();
    }

    @Override
    public Login login() throws MechanismException {
        return own.login();
    }

    @Override
    public Login login(List<String> realms) throws MechanismException {
        return own.login(realms);
    }

    @Override
    public Secret token() throws MechanismException {
        return own.token();
    }

    @Override
    public Login tokenLogin() throws MechanismException {
        return own.tokenLogin();
    }

    @Override
    public Map<String, String> oauthExtensions() {
        return own.oauthExtensions();
    }

    @Override
    public void tokenRefused(TokenError error) {
        own.tokenRefused(error);
    }

    @Override
    public Optional<String> trace() {
        return own.trace();
    }

    @Override
    public IterationBounds iterationBounds() {
        return own.iterationBounds();
    }

    @Override
    public Optional<ScramClientKeys> scramKeys(Hash hash, Bytes salt, int iterations) throws MechanismException {
        return own.scramKeys(hash, salt, iterations);
    }

    @Override
    public Optional<ScramKeyCache> scramKeyCache() {
        return own.scramKeyCache();
    }

    @Override
    public Map<String, String> scramExtensions() {
        return own.scramExtensions();
    }

    @Override
    public List<String> bindingTypes() {
        return own.bindingTypes();
    }
}

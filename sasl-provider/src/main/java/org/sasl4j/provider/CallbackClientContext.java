package org.sasl4j.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.BindingPolicy;
import org.sasl4j.Bytes;
import org.sasl4j.ChannelBinding;
import org.sasl4j.ClientContext;
import org.sasl4j.Connection;
import org.sasl4j.DigestSettings;
import org.sasl4j.Hash;
import org.sasl4j.IterationBounds;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.MechanismName;
import org.sasl4j.Preparation;
import org.sasl4j.Protection;
import org.sasl4j.ScramClientKeys;
import org.sasl4j.ScramKeyCache;
import org.sasl4j.Secret;
import org.sasl4j.Service;
import org.sasl4j.TokenError;
import org.sasl4j.callback.ScramKeysCallback;
import org.sasl4j.callback.TokenErrorCallback;
import org.sasl4j.provider.Selection.Selected;

/** A client's answers from a callback handler and the properties of the call. */
final class CallbackClientContext implements ClientContext {
    private final Mechanism mechanism;
    private final String authorizationId;
    private final Callbacks callbacks;
    private final BindingProperties binding;
    private final boolean allowsPlaintext;
    private final Preparation normalization;
    private final int longestMessage;
    private final int longestText;
    private final Optional<String> trace;
    private final IterationBounds iterationBounds;
    private final Optional<ScramKeyCache> keyCache;
    private final Map<String, String> extensions;
    private final Service service;
    private final OauthProperties oauth;
    private final ClientTokens tokens;
    private final Protection protection;
    private final DigestSettings digest;

    CallbackClientContext(
            Selected selected,
            String authorizationId,
            Service service,
            DigestSettings digest,
            CallProperties properties,
            BindingProperties binding,
            Callbacks callbacks)
            throws SaslException {
        this.mechanism = selected.mechanism();
        this.allowsPlaintext = selected.policy().allowsPlaintext();
        this.authorizationId = authorizationId;
        this.callbacks = callbacks;
        this.binding = binding;
        this.normalization = TextProperties.normalization(properties);
        this.longestMessage = properties.longestMessage();
        this.longestText = TextProperties.longestText(properties);
        this.trace = properties.trace();
        this.iterationBounds = properties.iterationBounds();
        this.keyCache = properties.keyCache();
        this.extensions = properties.texts(SaslProperties.SCRAM_EXTENSIONS);
        this.service = service;
        this.oauth = new OauthProperties(properties);
        this.tokens = new ClientTokens(mechanism.name(), authorizationId, oauth, callbacks);
        this.protection = LayerProperties.of(mechanism, properties);
        this.digest = digest;
    }

    @Override
    public Connection connection() {
        return binding.connection();
    }

    @Override
    public boolean allowsPlaintext() {
        return allowsPlaintext;
    }

    @Override
    public BindingPolicy bindingPolicy() {
        return binding.policy();
    }

    @Override
    public List<String> bindingTypes() {
        return binding.types();
    }

    @Override
    public Optional<Set<String>> offered() {
        return binding.offered();
    }

    @Override
    public Optional<ChannelBinding> binding(String type) throws MechanismException {
        return binding.asked(type);
    }

    @Override
    public Preparation normalization() {
        return normalization;
    }

    @Override
    public int longestMessage() {
        return longestMessage;
    }

    @Override
    public int longestText() {
        return longestText;
    }

    @Override
    public String authorizationId() {
        return authorizationId;
    }

    @Override
    public Optional<String> trace() {
        return trace;
    }

    @Override
    public Service service() {
        return service;
    }

    @Override
    public Protection protection() {
        return protection;
    }

    @Override
    public DigestSettings digest() {
        return digest;
    }

    @Override
    public Login login() throws MechanismException {
        NameCallback name = nameCallback(name() + " user name: ", authorizationId);
        PasswordCallback password = new PasswordCallback(name() + " password: ", false);
        requireAnswered(callbacks.ask(name, password));
        return login(name, password);
    }

    /** Realm, Name and Password in the order and in the one call that SunSASL asks them in. */
    @Override
    public Login login(List<String> realms) throws MechanismException {
        NameCallback name = nameCallback(name() + " user name: ", authorizationId);
        PasswordCallback password = new PasswordCallback(name() + " password: ", false);
        RealmQuestion realm = RealmQuestion.of(name() + " realm: ", realms);
        requireAnswered(callbacks.ask(realm, name, password));
        return login(name, password).in(realm.answer());
    }

    private MechanismName name() {
        return mechanism.name();
    }

    private void requireAnswered(Callbacks.Reply reply) throws MechanismException {
        if (reply == Callbacks.Reply.UNSUPPORTED) {
            throw new MechanismException(
                    Reason.ABORTED,
                    callbacks.isPresent()
                            ? name() + " needs a CallbackHandler that answers NameCallback and PasswordCallback"
                            : name() + " needs a CallbackHandler, and none was given");
        }
    }

    private Login login(NameCallback name, PasswordCallback password) throws MechanismException {
        Optional<Secret> secret =
                taken(password, Reason.ABORTED, name() + " got no usable password from the CallbackHandler");
        String given = name.getName() == null ? name.getDefaultName() : name.getName();
        if (given == null || given.isEmpty()) {
            secret.ifPresent(Secret::close);
            throw new MechanismException(Reason.ABORTED, name() + " got no user name from the CallbackHandler");
        }
        return new Login(given, secret.orElse(null));
    }

    @Override
    public IterationBounds iterationBounds() {
        return iterationBounds;
    }

    @Override
    public Optional<ScramClientKeys> scramKeys(Hash hash, Bytes salt, int iterations) throws MechanismException {
        ScramKeysCallback question = new ScramKeysCallback(hash, salt, iterations);
        MechanismException failure = callbacks.askOwn(question);
        if (failure != null) {
            throw failure;
        }
        return question.getKeys();
    }

    @Override
    public Optional<ScramKeyCache> scramKeyCache() {
        return keyCache;
    }

    @Override
    public Map<String, String> scramExtensions() {
        return extensions;
    }

    @Override
    public Secret token() throws MechanismException {
        return tokens.token();
    }

    @Override
    public Login tokenLogin() throws MechanismException {
        return tokens.login();
    }

    @Override
    public Map<String, String> oauthExtensions() {
        return oauth.extensions();
    }

    @Override
    public void tokenRefused(TokenError error) {
        callbacks.askOwn(new TokenErrorCallback(error));
    }

    /** A question for a name; javax refuses an empty default. */
    static NameCallback nameCallback(String prompt, String defaultName) {
        return defaultName.isEmpty() ? new NameCallback(prompt) : new NameCallback(prompt, defaultName);
    }

    /** The password of a callback, which is wiped; empty if the handler set none. */
    static Optional<Secret> taken(PasswordCallback callback, Reason reason, String problem) throws MechanismException {
        char @Nullable [] given = callback.getPassword();
        callback.clearPassword();
        if (given == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Secret.of(given));
        } catch (IllegalArgumentException e) {
            throw new MechanismException(reason, problem, e);
        } finally {
            Arrays.fill(given, '\0');
        }
    }
}

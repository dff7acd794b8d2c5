package org.sasl4j.provider;

import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslServerFactory;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.Property;
import org.sasl4j.Service;
import org.sasl4j.Settings;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.MechanismRegistry;

/**
 * The mechanisms as a security provider. {@code Security.addProvider(new Sasl4jProvider())} makes {@code Sasl.*} find
 * them; {@code Security.insertProviderAt(new Sasl4jProvider(), 1)} puts them before those of the JDK for the names that
 * both have. Without any registration, ask {@link #clientFactory()} and {@link #serverFactory()} directly.
 *
 * <pre>{@code
 * Security.insertProviderAt(new Sasl4jProvider(), 1);
 * String[] mechanisms = {"SCRAM-SHA-256"};
 * SaslClient client = Sasl.createSaslClient(mechanisms, null, "imap", "mail.example.com", Map.of(), login);
 * }</pre>
 *
 * <p>{@code Sasl.createSaslClient} asks every factory for one name at a time in the caller's order, so priority acts in
 * {@code Negotiation}, in {@code getMechanismNames}, and where a factory of this provider is itself called with a list.
 */
public final class Sasl4jProvider extends Provider {
    private static final long serialVersionUID = 1L;

    /** The name of the provider, unless a constructor is given another. */
    public static final String NAME = "SASL4J";

    private static final String VERSION = "0.1";
    /** The word in a configuration that has mechanisms discovered. */
    static final String DISCOVER = "discover";

    private final transient MechanismRegistry registry;
    private final transient MechanismPolicy policy;
    private final transient Catalogue catalogue;
    private final transient Settings configured;
    private final transient @Nullable MechanismException broken;
    private final transient Selection clients;
    private final transient SaslClientFactory clientFactory;
    private final transient SaslServerFactory serverFactory;

    /** Every standard mechanism that is not opt-in, under the name {@value #NAME}. */
    public Sasl4jProvider() {
        this(NAME, Mechanisms.standard(), MechanismPolicy.standard(), Settings.none(), null);
        warnOfAnotherCopy();
    }

    /**
     * These mechanisms under this policy, under the name {@value #NAME}.
     *
     * @param registry the mechanisms
     * @param policy holds for every call, whatever its properties say
     * @throws IllegalArgumentException if the policy's whitelist has a name that the registry does not know
     */
    public Sasl4jProvider(MechanismRegistry registry, MechanismPolicy policy) {
        this(NAME, registry, policy);
    }

    /**
     * The same under another name, for several providers with different policies in one JVM, because {@code
     * Security.addProvider} refuses a second one of a name. If a provider of this name is installed already, under
     * another policy or from another copy of this library, this constructor logs a warning.
     *
     * @param name the name of the provider
     * @param registry the mechanisms
     * @param policy holds for every call, whatever its properties say
     * @throws IllegalArgumentException if the policy's whitelist has a name that the registry does not know
     */
    public Sasl4jProvider(String name, MechanismRegistry registry, MechanismPolicy policy) {
        this(name, registry, policy.checkedAgainst(registry), Settings.none(), null);
        warnOfAnotherCopy();
        warnOfAnotherPolicy();
    }

    private Sasl4jProvider(
            String name,
            MechanismRegistry registry,
            MechanismPolicy policy,
            Settings configured,
            @Nullable MechanismException broken) {
        super(name, VERSION, "SASL mechanisms: " + registry);
        this.registry = registry;
        this.policy = policy;
        this.configured = configured;
        this.broken = broken;
        this.catalogue = new Catalogue(registry.ranked());
        this.clients = new Selection(registry, policy, catalogue, configured, broken);
        this.clientFactory = new ClientFactory(clients);
        this.serverFactory = new ServerFactory(clients.ofServers());
        Undeployment.isOver(); // which has to be loaded before it is
        for (Mechanism mechanism : registry.ranked()) {
            String algorithm = mechanism.name().toString();
            putService(new Shared("SaslClientFactory", algorithm, clientFactory));
            putService(new Shared("SaslServerFactory", algorithm, serverFactory));
        }
    }

    /**
     * The same provider with a configuration, as the entry in {@code java.security} gives it.
     *
     * @param configuration {@code key=value} parted by spaces, with the keys of those {@link #properties()} that
     *     {@linkplain Property#isConfigurable() may} stand there, without their prefix, and {@code discover} for mechanisms
     *     that are services
     * @return a new provider of the same name, which keeps what {@link #with} gave where the configuration says nothing. If a key or value makes no sense, that is logged, and the provider refuses
     *     every exchange at its first evaluation with a message that says which and what would: the JDK drops a provider that
     *     throws, and another would answer in its place
     */
    @Override
    public Sasl4jProvider configure(String configuration) {
        List<String> entries = new ArrayList<>(List.of(configuration.trim().split("\\s+")));
        entries.remove("");
        MechanismRegistry mechanisms = registry;
        if (entries.removeIf(DISCOVER::equals)) {
            mechanisms = sound(mechanisms.discovered(ClassLoader.getSystemClassLoader()));
        }
        Settings settings = configured;
        Sasl4jProvider other;
        try {
            settings = new Catalogue(mechanisms.ranked())
                    .configuration(entries, getName())
                    .over(configured);
            other = new Sasl4jProvider(getName(), mechanisms, policy, settings, null);
            other.clients.check();
        } catch (MechanismException e) {
            other = new Sasl4jProvider(getName(), mechanisms, policy, settings, e);
            System.getLogger("org.sasl4j")
                    .log(System.Logger.Level.ERROR, getName() + " refuses everything: " + e.getMessage());
        }
        other.warnOfAnotherPolicy();
        return other;
    }

    /**
     * The same provider with a value for all calls that set no other, such as a {@code Context.LISTENER} for programs
     * that pass no properties.
     *
     * @param property one that may be chosen, of those {@link #properties()}
     * @param value in place of an earlier one
     * @param <T> the property's type
     * @return a new provider of the same name
     * @throws IllegalArgumentException if the property cannot be chosen, or the value makes no sense; the message says what
     *     would
     */
    public <T> Sasl4jProvider with(Property<T> property, T value) {
        if (property.chosenBy().isEmpty() || !properties().contains(property)) {
            throw new IllegalArgumentException(property + " is no property that this provider can be given");
        }
        return new Sasl4jProvider(getName(), registry, policy, configured.with(property, value), broken);
    }

    /** What was discovered, but for what breaks when it is asked for its properties: the JDK drops a provider that throws. */
    private MechanismRegistry sound(MechanismRegistry discovered) {
        MechanismRegistry sound = registry;
        for (Mechanism mechanism : discovered.ranked()) {
            if (registry.find(mechanism.name()).orElse(null) == mechanism) {
                continue;
            }
            MechanismRegistry more = sound.with(mechanism);
            try {
                new Catalogue(more.ranked());
                sound = more;
            } catch (RuntimeException | LinkageError broken) {
                System.getLogger("org.sasl4j")
                        .log(System.Logger.Level.WARNING, "a discovered mechanism was skipped", broken);
            }
        }
        return sound;
    }

    /** Where an installed one of this name keeps this one from being installed, and differs from it. */
    private void warnOfAnotherPolicy() {
        if (installed() instanceof Sasl4jProvider other && !isLike(other)) {
            warn("under another policy or configuration");
        }
    }

    private void warnOfAnotherCopy() {
        Provider other = installed();
        if (other != null
                && other.getClass() != getClass()
                && other.getClass().getName().equals(getClass().getName())) {
            warn("by the class loader " + other.getClass().getClassLoader() + " where this one is of "
                    + getClass().getClassLoader());
        }
    }

    private void warn(String how) {
        System.getLogger("org.sasl4j")
                .log(
                        System.Logger.Level.WARNING,
                        "a provider named " + getName() + " is installed already, " + how + ", and stays in force:"
                                + " Security.addProvider and insertProviderAt answer -1 to a second one; give the"
                                + " constructor another name, or remove the first");
    }

    /** Whoever has this name. Nobody while the JDK loads its own list, which is then not to be asked for. */
    private @Nullable Provider installed() {
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            if (frame.getClassName().startsWith("sun.security.jca.")) {
                return null;
            }
        }
        return Security.getProvider(getName());
    }

    private boolean isLike(Sasl4jProvider other) {
        return registry.ranked().equals(other.registry.ranked())
                && policy.toString().equals(other.policy.toString())
                && configured.equals(other.configured);
    }

    /**
     * All properties that applications may choose or are told: those of this provider, of the core, of the standard
     * mechanisms and of all others that are known here.
     *
     * @return the properties in the order of their keys
     */
    public Collection<Property<?>> properties() {
        return catalogue.properties();
    }

    /**
     * Makes clients without any registration.
     *
     * @return always the same factory, safe for use by many threads
     */
    public SaslClientFactory clientFactory() {
        return clientFactory;
    }

    /**
     * Makes servers without any registration.
     *
     * @return always the same factory, safe for use by many threads
     */
    public SaslServerFactory serverFactory() {
        return serverFactory;
    }

    /** A service whose one instance is made already. */
    private final class Shared extends Service {
        private final Object instance;

        Shared(String type, String algorithm, Object instance) {
            super(Sasl4jProvider.this, type, algorithm, instance.getClass().getName(), List.of(), Map.of());
            this.instance = instance;
        }

        @Override
        public Object newInstance(Object parameter) {
            return instance;
        }
    }
}

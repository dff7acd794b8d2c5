package org.sasl4j.provider;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javax.security.auth.callback.Callback;
import org.sasl4j.MechanismName;

/** Warns if a server's handler answers nothing that it is asked: it may have been written for another provider. */
final class UnansweredQuestions {
    /** Kept with the class, so that it goes when the class does. */
    private static final ClassValue<AtomicBoolean> SETTLED = new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> type) {
            return new AtomicBoolean();
        }
    };

    private UnansweredQuestions() {}

    /** Warns of this class no more. */
    static void never(Class<?> handler) {
        SETTLED.get(handler).set(true);
    }

    static void warn(Class<?> handler, MechanismName mechanism, List<Callback> questions) {
        if (SETTLED.get(handler).getAndSet(true)) {
            return;
        }
        String asked = questions.stream()
                .map(question -> question.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
        List<String> others = others(mechanism);
        System.getLogger("org.sasl4j")
                .log(
                        System.Logger.Level.WARNING,
                        "the CallbackHandler " + handler.getName() + " left unanswered what the " + mechanism
                                + " server of sasl4j asked it (" + asked + "); "
                                + (others.isEmpty()
                                        ? "no other installed provider has " + mechanism
                                        : "if it was made for another provider, put that first: " + mechanism
                                                + " is also in " + others)
                                + " (said once for each class of handlers)");
    }

    private static List<String> others(MechanismName mechanism) {
        return Arrays.stream(Security.getProviders())
                .filter(provider -> !(provider instanceof Sasl4jProvider))
                .filter(provider -> provider.getService("SaslServerFactory", mechanism.toString()) != null)
                .map(Provider::getName)
                .toList();
    }
}

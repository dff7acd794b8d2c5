package org.sasl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WatchedContextsTest {
    /** What is asked of whoever it is called on. */
    private static final Set<String> OF_ITSELF = Set.of("with");

    private static Stream<Method> questions() {
        return Stream.of(ClientContext.class, ServerContext.class)
                .flatMap(context -> Stream.of(context.getMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !OF_ITSELF.contains(method.getName()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    @DisplayName("14: who listens changes no answer: a watched context asks the other one whatever there is to ask")
    void asksTheOther(Method question) throws NoSuchMethodException {
        for (Class<?> watched : Set.of(WatchedClientContext.class, WatchedServerContext.class)) {
            if (question.getDeclaringClass().isAssignableFrom(watched)) {
                assertThat(watched.getMethod(question.getName(), question.getParameterTypes())
                                .getDeclaringClass()
                                .isInterface())
                        .isFalse();
            }
        }
    }
}

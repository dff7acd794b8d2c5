package org.sasl4j.bench;

import static java.util.stream.Collectors.toCollection;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A benchmark class with one choice of its parameters, run as JMH would, once and without a clock.
 *
 * @param type the class
 * @param parameters those that differ from what the fields say
 */
record Exercise(Class<?> type, Map<String, String> parameters) {
    /** Of every class, with each value of each parameter, but not with all combinations. */
    static List<Exercise> all() throws ReflectiveOperationException {
        List<Exercise> all = new ArrayList<>();
        for (String name : benchmarkClasses()) {
            Class<?> type = Class.forName(name);
            List<Field> parameters = Stream.of(type.getFields())
                    .filter(field -> field.isAnnotationPresent(Param.class))
                    .toList();
            if (parameters.isEmpty()) {
                all.add(new Exercise(type, Map.of()));
            }
            for (Field parameter : parameters) {
                values(parameter).forEach(value -> all.add(new Exercise(type, Map.of(parameter.getName(), value))));
            }
        }
        return all;
    }

    private static Iterable<String> benchmarkClasses() {
        return BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream()
                .map(BenchmarkListEntry::getUserClassQName)
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> values(Field field) {
        String[] said = field.getAnnotation(Param.class).value();
        return said[0].equals(Param.BLANK_ARGS)
                ? Stream.of(field.getType().getEnumConstants()).map(Object::toString)
                : Stream.of(said);
    }

    /** What each method returned, each with a state of its own; those that have not what the parameters ask for are missing. */
    Map<String, Object> run() throws ReflectiveOperationException {
        Map<String, Object> results = new TreeMap<>();
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(Benchmark.class)) {
                Object[] states = states(method);
                try {
                    results.put(method.getName(), method.invoke(state(type), states));
                } catch (InvocationTargetException e) {
                    if (!(e.getCause() instanceof UnsupportedOperationException)) {
                        throw e;
                    }
                }
                for (Object state : states) {
                    call(state, TearDown.class);
                }
            }
        }
        return results;
    }

    private Object[] states(Method method) throws ReflectiveOperationException {
        List<Object> states = new ArrayList<>();
        for (Class<?> state : method.getParameterTypes()) {
            states.add(state(state));
        }
        return states.toArray();
    }

    private Object state(Class<?> state) throws ReflectiveOperationException {
        Object made = state.getConstructor().newInstance();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            Field field = state.getField(parameter.getKey());
            field.set(made, value(field.getType(), parameter.getValue()));
        }
        call(made, Setup.class);
        return made;
    }

    private static Object value(Class<?> type, String text) {
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        return type.isEnum()
                ? Stream.of(type.getEnumConstants())
                        .filter(constant -> constant.toString().equals(text))
                        .findFirst()
                        .orElseThrow()
                : text;
    }

    /** Superclasses first. */
    private static void call(Object state, Class<? extends Annotation> when) throws ReflectiveOperationException {
        Deque<Class<?>> types = new ArrayDeque<>();
        for (Class<?> type = state.getClass(); type != Object.class; type = type.getSuperclass()) {
            types.push(type);
        }
        for (Class<?> type : types) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(when)) {
                    method.invoke(state);
                }
            }
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName() + parameters;
    }
}

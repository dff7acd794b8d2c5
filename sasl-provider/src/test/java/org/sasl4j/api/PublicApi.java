package org.sasl4j.api;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users of a module can call, as text: each type that is public in a package that is exported to all, with its members. */
final class PublicApi {
    private static final String NULLABLE = "@org\\.jspecify\\.annotations\\.Nullable(\\(\\))?";

    private final Path classes;

    /**
     * The API of a module.
     *
     * @param classes the folder of its compiled classes
     */
    PublicApi(Path classes) {
        this.classes = classes;
    }

    /** Line by line; members are indented. */
    List<String> lines() throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            Set<String> exported = exported();
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> name.contains(".") && exported.contains(name.substring(0, name.lastIndexOf('.'))))
                    .sorted()
                    .map(PublicApi::load)
                    .filter(PublicApi::isOpen)
                    .flatMap(type -> Stream.concat(Stream.of(declaration(type)), members(type)))
                    .toList();
        }
    }

    private Set<String> exported() throws IOException {
        try (InputStream module = Files.newInputStream(classes.resolve("module-info.class"))) {
            return ModuleDescriptor.read(module).exports().stream()
                    .filter(one -> !one.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A nested type is as open as all that it stands in. */
    private static boolean isOpen(Class<?> type) {
        return isSeen(type.getModifiers())
                && !type.isAnonymousClass()
                && (type.getDeclaringClass() == null || isOpen(type.getDeclaringClass()));
    }

    private static boolean isSeen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String declaration(Class<?> type) {
        String parents = Stream.concat(
                        Stream.ofNullable(type.getAnnotatedSuperclass()),
                        Arrays.stream(type.getAnnotatedInterfaces()).filter(one -> !isHidden(one)))
                .map(PublicApi::shown)
                .filter(name -> !name.equals("java.lang.Object"))
                .collect(Collectors.joining(", "));
        int modifiers = type.getModifiers() & (Modifier.classModifiers() & ~Modifier.INTERFACE);
        String kind = type.isRecord()
                ? " record "
                : type.isEnum() ? " enum " : type.isInterface() ? " interface " : " class ";
        return Modifier.toString(modifiers)
                + (type.isSealed() ? " sealed" : "")
                + kind
                + type.getName()
                + variables(type)
                + (parents.isEmpty() ? "" : " : " + parents);
    }

    private static String variables(GenericDeclaration generic) {
        return generic.getTypeParameters().length == 0
                ? ""
                : Arrays.stream(generic.getTypeParameters())
                        .map(Object::toString)
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    /** Interfaces whose constants a type has as its own, because nobody else sees them. */
    private static Stream<Class<?>> hidden(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).filter(one -> !isOpen(one));
    }

    private static boolean isHidden(AnnotatedType parent) {
        return parent.getType() instanceof Class<?> raw && !isOpen(raw);
    }

    private static Stream<String> members(Class<?> type) {
        Stream<String> fields = Stream.concat(Stream.of(type), hidden(type))
                .flatMap(owner -> Arrays.stream(owner.getDeclaredFields()))
                .filter(PublicApi::isListed)
                .map(PublicApi::line);
        Stream<String> constructors = Arrays.stream(type.getDeclaredConstructors())
                .filter(PublicApi::isListed)
                .map(PublicApi::line);
        Stream<String> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(PublicApi::isListed)
                .map(PublicApi::line);
        return Stream.of(fields, constructors, methods)
                .flatMap(lines -> lines.sorted().map("    "::concat));
    }

    private static boolean isListed(Member member) {
        return isSeen(member.getModifiers()) && !member.isSynthetic();
    }

    private static String line(Field field) {
        return Modifier.toString(field.getModifiers()) + ' ' + shown(field.getAnnotatedType()) + ' ' + field.getName();
    }

    private static String line(Constructor<?> constructor) {
        return Modifier.toString(constructor.getModifiers()) + " new" + parameters(constructor);
    }

    private static String line(Method method) {
        String modifiers = Modifier.toString(method.getModifiers() & Modifier.methodModifiers());
        String types = variables(method);
        String name = shown(method.getAnnotatedReturnType()) + ' ' + method.getName();
        return modifiers + ' ' + types + (types.isEmpty() ? "" : " ") + name + parameters(method);
    }

    private static String parameters(Executable code) {
        String parameters = Arrays.stream(code.getAnnotatedParameterTypes())
                .map(PublicApi::shown)
                .collect(Collectors.joining(", ", "(", ")"));
        String thrown = Arrays.stream(code.getAnnotatedExceptionTypes())
                .map(PublicApi::shown)
                .sorted()
                .collect(Collectors.joining(", "));
        return parameters + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String shown(AnnotatedType type) {
        return type.toString().replaceAll(NULLABLE, "@Nullable");
    }
}

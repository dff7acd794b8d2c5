package org.sasl4j;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises types of another copy of this library in the JVM, for example where two applications in a container bring
 * one each. Such types have the same names as ours, and are different types.
 */
final class OtherCopy {
    private static final String OURS = "org.sasl4j.";

    private OtherCopy() {}

    /** What to say of a value whose type is of another copy; nothing if it is not. */
    static String behind(Class<?> type) {
        ClassLoader here = OtherCopy.class.getClassLoader();
        return isOf(type, here)
                ? " of another copy of this library: that of the class loader " + type.getClassLoader()
                        + ", where this is that of " + here
                : "";
    }

    private static boolean isOf(@Nullable Class<?> type, @Nullable ClassLoader here) {
        return type != null
                && (type.getName().startsWith(OURS) && type.getClassLoader() != here
                        || isOf(type.getSuperclass(), here)
                        || Stream.of(type.getInterfaces()).anyMatch(one -> isOf(one, here)));
    }
}

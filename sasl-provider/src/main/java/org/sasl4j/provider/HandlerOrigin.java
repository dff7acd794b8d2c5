package org.sasl4j.provider;

import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/**
 * Tells which implementation a callback handler was written for, by the names of its class and of all that the class
 * extends and implements. A handler that merely calls another one counts as its own. Only a Boolean is remembered for
 * a class, which keeps no class loader alive.
 */
final class HandlerOrigin {
    private static final ClassValue<Boolean> FOREIGN = in("org.apache.kafka.", "org.wildfly.security.");
    private static final ClassValue<Boolean> HADOOP = in("org.apache.hadoop."); // HBase and Ozone, too

    private HandlerOrigin() {}

    /** Whether it is Apache Kafka's or WildFly Elytron's, and answers the callbacks of their own mechanisms alone. */
    static boolean isForeign(@Nullable CallbackHandler handler) {
        return handler != null && FOREIGN.get(handler.getClass());
    }

    /** Whether it is Apache Hadoop's, whose servers tell clients the class of what was thrown. */
    static boolean isHadoop(@Nullable CallbackHandler handler) {
        return handler != null && HADOOP.get(handler.getClass());
    }

    private static ClassValue<Boolean> in(String... packages) {
        return new ClassValue<>() {
            @Override
            protected Boolean computeValue(Class<?> type) {
                return isIn(packages, type);
            }
        };
    }

    private static boolean isIn(String[] packages, @Nullable Class<?> type) {
        if (type == null) {
            return false;
        }
        for (String one : packages) {
            if (type.getName().startsWith(one)) {
                return true;
            }
        }
        if (isIn(packages, type.getSuperclass())) {
            return true;
        }
        for (Class<?> implemented : type.getInterfaces()) {
            if (isIn(packages, implemented)) {
                return true;
            }
        }
        return false;
    }
}

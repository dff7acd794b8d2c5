package org.sasl4j.binding;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * {@code tls-unique} (RFC 5929 section 3) from BouncyCastle's TLS, which is the only one that gives it out. It is
 * called by reflection on public interfaces of the socket's or engine's own class. So BouncyCastle's TLS is needed
 * neither to compile nor to load this class.
 */
final class TlsUnique {
    /**
     * Joined at run time, because tools that shade BouncyCastle rename every String that looks like one of its
     * packages.
     */
    private static final String PUBLIC_INTERFACES = String.join(".", "org", "bouncycastle", "jsse");

    private TlsUnique() {}

    /** Returns empty if the socket or engine is not BouncyCastle's, or its handshake has no such binding. */
    static Optional<byte[]> find(Object transport) {
        try {
            Object connection = call(transport, "getConnection");
            return connection == null
                    ? Optional.empty()
                    : Optional.ofNullable((byte[]) call(connection, "getChannelBinding", Bindings.TLS_UNIQUE));
        } catch (ReflectiveOperationException | IllegalStateException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static Object call(Object target, String method, String... arguments) throws ReflectiveOperationException {
        Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {String.class};
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            for (Class<?> candidate : type.getInterfaces()) {
                if (candidate.getPackageName().equals(PUBLIC_INTERFACES)) {
                    return invoke(target, candidate, method, types, arguments);
                }
            }
        }
        throw new NoSuchMethodException(method);
    }

    private static Object invoke(Object target, Class<?> type, String method, Class<?>[] types, Object[] arguments)
            throws ReflectiveOperationException {
        try {
            return type.getMethod(method, types).invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new ReflectiveOperationException(e.getCause());
        }
    }
}

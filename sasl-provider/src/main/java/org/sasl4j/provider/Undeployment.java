package org.sasl4j.provider;

import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the application that brought this library is gone. After a container has closed its class loader, the
 * whole JVM still asks a provider that stays registered, and it would fail at the first class that was not loaded
 * before.
 */
final class Undeployment {
    private static final String ITSELF = Undeployment.class.getName().replace('.', '/') + ".class";
    private static final @Nullable ClassLoader CLOSEABLE = closeable(Undeployment.class.getClassLoader());
    private static final @Nullable String PLACE = CLOSEABLE == null ? null : place(CLOSEABLE);
    private static volatile boolean told;

    private Undeployment() {}

    /** The loaders of the JDK are never closed: to ask costs nothing there. */
    private static @Nullable ClassLoader closeable(@Nullable ClassLoader loader) {
        for (ClassLoader own = ClassLoader.getSystemClassLoader(); own != null; own = own.getParent()) {
            if (own == loader) {
                return null;
            }
        }
        return loader;
    }

    private static @Nullable String place(ClassLoader loader) {
        try {
            URL found = loader.getResource(ITSELF);
            return found == null ? null : found.toExternalForm();
        } catch (RuntimeException e) { // what some containers answer once they have stopped
            return null;
        }
    }

    /** True while this library's own class loader does not find it. It may only be out of open files for a moment. */
    static boolean isOver() {
        ClassLoader loader = CLOSEABLE;
        if (loader == null || PLACE == null) {
            return false;
        }
        boolean isOver = !PLACE.equals(place(loader));
        if (isOver && !told) {
            told = true;
            System.getLogger("org.sasl4j")
                    .log(
                            System.Logger.Level.WARNING,
                            "the class loader " + loader + " was closed while a provider of its is registered, which"
                                    + " answers nobody any more: call Security.removeProvider when an application ends");
        }
        return isOver;
    }
}

package org.sasl4j.tool;

import java.lang.reflect.InvocationTargetException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;

/** Finds providers by the names that a user types. */
final class ProviderSource {
    private ProviderSource() {}

    /** An installed provider of this name, or a new one of this class. */
    static Provider find(String name) {
        Provider installed = Security.getProvider(name);
        return installed != null ? installed : made(name);
    }

    private static Provider made(String className) {
        try {
            return Class.forName(className)
                    .asSubclass(Provider.class)
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            throw new UsageException(
                    "--provider: '" + className + "' is neither installed nor a class on the class path;"
                            + " installed are " + String.join(", ", installed()));
        } catch (ClassCastException e) {
            throw new UsageException("--provider: " + className + " is no java.security.Provider");
        } catch (LinkageError e) {
            throw new UsageException("--provider: " + className + " needs what is not on the class path: " + e);
        } catch (InvocationTargetException e) {
            throw new UsageException("--provider: " + className + " cannot be made: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new UsageException("--provider: " + className + " has no public constructor without arguments");
        }
    }

    private static String[] installed() {
        return Arrays.stream(Security.getProviders()).map(Provider::getName).toArray(String[]::new);
    }
}

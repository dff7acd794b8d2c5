package org.sasl4j.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** {@code tls-exporter} (RFC 9266) from the JDK, which gives out keying material from version 25 on. */
final class TlsExporter {
    private static final String LABEL = "EXPORTER-Channel-Binding";
    private static final int LENGTH = 32;

    /** A context of zero length. On TLS 1.2 that is not the same as no context (RFC 9266 section 2). */
    private static final byte[] CONTEXT = {};

    private static final @Nullable MethodHandle EXPORT = lookUp();

    private TlsExporter() {}

    private static @Nullable MethodHandle lookUp() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(
                            ExtendedSSLSession.class,
                            "exportKeyingMaterialData",
                            MethodType.methodType(byte[].class, String.class, byte[].class, int.class));
        } catch (ReflectiveOperationException olderThan25) {
            return null;
        }
    }

    /** Returns empty if this JDK, this TLS provider or this session cannot export it. */
    static Optional<byte[]> find(SSLSession session) {
        if (EXPORT == null || !(session instanceof ExtendedSSLSession extended)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable((byte[]) EXPORT.invokeExact(extended, LABEL, CONTEXT, LENGTH));
        } catch (UnsupportedOperationException | IllegalStateException | SSLException notThisSession) {
            return Optional.empty(); // such as TLS 1.2 without the extended master secret
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the keying material of the TLS session cannot be exported", e);
        }
    }
}

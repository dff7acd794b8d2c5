package com.example.consumer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.security.sasl.SaslServer;

/** A DIGEST-MD5 server that lets everybody in as if it knew their passwords, but cannot prove it. */
public final class Impostor {
    private static final byte[] PROOF = "rspauth=".getBytes(StandardCharsets.US_ASCII);

    private Impostor() {}

    /** The same server with another proof. */
    public static SaslServer of(SaslServer server) {
        Class<?>[] types = {SaslServer.class};
        return (SaslServer)
                Proxy.newProxyInstance(Impostor.class.getClassLoader(), types, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(server, arguments);
                        if (result instanceof byte[] said && Arrays.mismatch(said, PROOF) == PROOF.length) {
                            said[PROOF.length] = (byte) (said[PROOF.length] == '0' ? '1' : '0');
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}

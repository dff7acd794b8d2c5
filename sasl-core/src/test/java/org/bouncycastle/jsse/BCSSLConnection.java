package org.bouncycastle.jsse;

/** What of BouncyCastle's TLS is asked for a binding; the jar is no dependency of this module's tests. */
public interface BCSSLConnection {
    byte[] getChannelBinding(String type);
}

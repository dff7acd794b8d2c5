package org.bouncycastle.jsse;

/** What of BouncyCastle's TLS is asked for a binding. */
public interface BCSSLEngine {
    BCSSLConnection getConnection();
}

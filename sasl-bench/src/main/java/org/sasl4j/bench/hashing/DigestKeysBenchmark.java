package org.sasl4j.bench.hashing;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.openjdk.jmh.annotations.Benchmark;
import org.sasl4j.Secret;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.mechanism.digest.DigestCredential;
import org.sasl4j.mechanism.digest.DigestKeys;
import org.wildfly.security.mechanism.digest.DigestUtil;

/** H(user:realm:password), which servers of DIGEST-MD5 keep. The JDK has no public method for it. */
public class DigestKeysBenchmark extends Suite {
    private static final String REALM = "localhost";

    private final char[] password = Users.password();
    private final Secret secret = Secret.of(password);

    /** This library. */
    @Benchmark
    public DigestCredential sasl4j() {
        return DigestKeys.derive(Users.NAME, REALM, secret);
    }

    /** Elytron. Its callers make the digest. */
    @Benchmark
    public byte[] elytron() throws GeneralSecurityException {
        return DigestUtil.userRealmPasswordDigest(MessageDigest.getInstance("MD5"), Users.NAME, REALM, password);
    }
}

package org.sasl4j.bench.hashing;

import com.ongres.scram.common.ScramFunctions;
import com.ongres.scram.common.StringPreparation;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.sasl4j.Secret;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.spec.EncryptablePasswordSpec;
import org.wildfly.security.password.spec.IteratedPasswordAlgorithmSpec;

/**
 * Makes credentials of SCRAM-SHA-256 with 4096 iterations for many new users, each with a salt of its own, on all
 * processors. The passwords are printable ASCII, and each library prepares them in its own way. There are no callbacks.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BulkProvisioningBenchmark extends Suite {
    private static final int ITERATIONS = 4096;
    private static final char[] PASSWORD = Users.password();
    private static final int SALT = 16;

    /** How many users. */
    @Param({"64", "1"})
    public int users = 1;

    private final HashNames names = HashNames.of("SHA-256");
    private final SecureRandom random = new SecureRandom();

    private List<Object> provision(Callable<Object> one) {
        return IntStream.range(0, users).parallel().mapToObj(user -> call(one)).toList();
    }

    private static Object call(Callable<Object> one) {
        try {
            return one.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** This library. */
    @Benchmark
    public List<Object> sasl4j() {
        return provision(() -> {
            try (Secret password = Secret.of(PASSWORD)) {
                return ScramKeys.newCredential(names.ours(), password, ITERATIONS);
            }
        });
    }

    /** Elytron, which keeps the SaltedPassword. */
    @Benchmark
    public List<Object> elytron() {
        return provision(
                () -> PasswordFactory.getInstance(names.ofElytron(), WildFlyElytronPasswordProvider.getInstance())
                        .generatePassword(
                                new EncryptablePasswordSpec(PASSWORD, new IteratedPasswordAlgorithmSpec(ITERATIONS))));
    }

    /** Kafka's clients, with one formatter for each user, because a formatter is not safe for several threads. */
    @Benchmark
    public List<Object> kafka() {
        return provision(() -> {
            ScramFormatter formatter = names.ofKafka();
            return formatter.generateCredential(new String(PASSWORD), ITERATIONS);
        });
    }

    /** ongres scram, which has functions for the steps. */
    @Benchmark
    public List<Object> ongres() {
        return provision(() -> {
            byte[] salted = ScramFunctions.saltedPassword(
                    names.ofOngres(),
                    StringPreparation.SASL_PREPARATION,
                    PASSWORD,
                    ScramFunctions.salt(SALT, random),
                    ITERATIONS);
            byte[] clientKey = ScramFunctions.clientKey(names.ofOngres(), salted);
            return List.of(
                    ScramFunctions.storedKey(names.ofOngres(), clientKey),
                    ScramFunctions.serverKey(names.ofOngres(), salted));
        });
    }
}

package org.sasl4j.crypto;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Octets of the operating system's, each drawn when it is needed. The JDK lets one thread of a JVM at a time ask for them; a thread
 * that finds another at it reads the device itself, so that none waits for one that has lost its processor meanwhile. The device
 * is open from then on, and not before: checkpoints of processes with open files take a word in their configuration.
 */
final class SystemRandom {
    private final SecureRandom generator;
    private final @Nullable Path device; // where the generator has its octets from, if that can be read
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicReference<@Nullable InputStream> opened = new AtomicReference<>();

    SystemRandom(SecureRandom generator, @Nullable Path device) {
        this.generator = generator;
        this.device = device;
    }

    /** That of this system, whose seeds are the system's own octets, without a buffer and without waiting for more. */
    static SystemRandom here() {
        try {
            return new SystemRandom(SecureRandom.getInstance("NativePRNGNonBlocking"), Path.of("/dev/urandom"));
        } catch (NoSuchAlgorithmException e) {
            return new SystemRandom(elsewhere(), null);
        }
    }

    private static SecureRandom elsewhere() {
        try {
            return SecureRandom.getInstance("Windows-PRNG");
        } catch (NoSuchAlgorithmException e) {
            return new SecureRandom();
        }
    }

    byte[] octets(int count) {
        if (device == null) {
            return generator.generateSeed(count);
        }
        if (!taken.compareAndSet(false, true)) {
            return fromDevice(device, count);
        }
        try {
            return generator.generateSeed(count);
        } finally {
            taken.set(false);
        }
    }

    private byte[] fromDevice(Path file, int count) {
        try {
            byte[] octets = open(file).readNBytes(count);
            if (octets.length == count) {
                return octets;
            }
        } catch (IOException e) {
            opened.set(null); // such as one that did not outlive a checkpoint
        }
        return generator.generateSeed(count);
    }

    /** Reads of it need no lock: the system gives each its own octets. */
    private InputStream open(Path file) throws IOException {
        InputStream known = opened.get();
        if (known != null) {
            return known;
        }
        InputStream fresh = new FileInputStream(file.toFile());
        if (opened.compareAndSet(null, fresh)) {
            return fresh;
        }
        fresh.close();
        return open(file);
    }
}

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
 * Random octets of the operating system, each drawn when it is needed. The JDK lets only one thread of a JVM ask for
 * them at a time. If another thread is asking, a thread reads the device itself. So no thread waits for one that has
 * lost its processor in the middle. The device is opened when this first happens, and stays open. It is not opened
 * earlier, because a checkpoint of a process with open files needs a setting that allows it.
 */
final class SystemRandom {
    private final SecureRandom generator;
    private final @Nullable Path device; // where the generator takes its octets from, if it can be read
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicReference<@Nullable InputStream> opened = new AtomicReference<>();

    SystemRandom(SecureRandom generator, @Nullable Path device) {
        this.generator = generator;
        this.device = device;
    }

    /**
     * The generator of this system. Its seeds are the system's own octets. It neither buffers nor waits for more
     * entropy.
     */
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
            opened.set(null); // it may not have outlived a checkpoint
        }
        return generator.generateSeed(count);
    }

    /** Opens the device. Reading it needs no lock: the system gives each reader octets of its own. */
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

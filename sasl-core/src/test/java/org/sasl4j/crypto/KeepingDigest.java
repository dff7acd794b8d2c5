package org.sasl4j.crypto;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** SHA-256 that keeps the very arrays it is handed and those it answers, and says what was last done to it. */
final class KeepingDigest extends MessageDigest implements Cloneable {
    static final int BLOCK_LENGTH = 64;
    static final int LENGTH = 32;

    enum Last {
        UPDATE,
        DIGEST,
        RESET
    }

    private final List<byte[]> kept;
    private final List<KeepingDigest> all; // this one and its clones
    private final MessageDigest digest;
    private Last last = Last.RESET;

    KeepingDigest() {
        this(new ArrayList<>(), new ArrayList<>(), Digests.create("SHA-256"));
    }

    private KeepingDigest(List<byte[]> kept, List<KeepingDigest> all, MessageDigest digest) {
        super("SHA-256");
        this.kept = kept;
        this.all = all;
        this.digest = digest;
        all.add(this);
    }

    /** The keys and the results, which are as long as a block or a hash; a test's own arrays have other lengths. */
    List<byte[]> secrets() {
        return kept.stream()
                .filter(array -> array.length == BLOCK_LENGTH || array.length == LENGTH)
                .toList();
    }

    Last last() {
        return last;
    }

    /** Those that still have something of a message in them. */
    List<KeepingDigest> unfinished() {
        return all.stream().filter(one -> one.last == Last.UPDATE).toList();
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        KeepingDigest copy = new KeepingDigest(kept, all, (MessageDigest) digest.clone());
        copy.last = last;
        return copy;
    }

    @Override
    protected void engineUpdate(byte input) {
        last = Last.UPDATE;
        digest.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        last = Last.UPDATE;
        kept.add(input);
        digest.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
        last = Last.DIGEST;
        byte[] result = digest.digest();
        kept.add(result);
        return result;
    }

    /** Into the caller's array, as the JDK's does. */
    @Override
    protected int engineDigest(byte[] result, int offset, int length) throws DigestException {
        last = Last.DIGEST;
        return digest.digest(result, offset, length);
    }

    @Override
    protected void engineReset() {
        last = Last.RESET;
        digest.reset();
    }
}

package org.sasl4j.bench.start;

/** A JVM that does nothing. */
final class NoStart {
    private NoStart() {}

    public static void main(String[] args) {
        // nothing
    }
}

package org.sasl4j.tool.wire;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.sasl4j.tls.TestTls;

/** The lines that a command has printed so far, which a test can wait for. */
final class Told extends Writer {
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder unfinished = new StringBuilder();

    @Override
    public synchronized void write(char[] text, int from, int length) {
        unfinished.append(text, from, length);
        for (int end = unfinished.indexOf("\n"); end >= 0; end = unfinished.indexOf("\n")) {
            lines.add(unfinished.substring(0, end));
            unfinished.delete(0, end + 1);
        }
        notifyAll();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    /** Lets go of what was printed. */
    synchronized void forget() {
        lines.clear();
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Waits for as many lines that begin like this, and answers the last of them. */
    synchronized String await(int count, String start) throws InterruptedException {
        long end = System.currentTimeMillis() + TestTls.PATIENCE;
        List<String> found = found(start);
        while (found.size() < count) {
            long left = end - System.currentTimeMillis();
            if (left <= 0) {
                throw new AssertionError("no " + count + " lines begin with '" + start + "': " + lines);
            }
            wait(left);
            found = found(start);
        }
        return found.get(count - 1);
    }

    private List<String> found(String start) {
        return lines.stream().filter(line -> line.startsWith(start)).toList();
    }

    String await(String start) throws InterruptedException {
        return await(1, start);
    }
}

package org.sasl4j.tool.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.sasl4j.tool.Sasl;

/** What became of a command. */
record Ran(int exitCode, String out, String err) {
    /** Runs it with nothing to read. */
    static Ran sasl(String... args) {
        return typing("", args);
    }

    /** Runs it with this on stdin. */
    static Ran typing(String stdin, String... args) {
        return over(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)), new ByteArrayOutputStream(), args);
    }

    /** Runs it over two streams. */
    static Ran over(InputStream in, OutputStream raw, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Sasl.run(new Terminal(in, raw, new PrintWriter(out, true), new PrintWriter(err, true)), args);
        return new Ran(code, out.toString(), err.toString());
    }

    String all() {
        return out + err;
    }
}

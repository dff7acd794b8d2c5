package org.sasl4j.tool.decode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.sasl4j.MechanismException;
import org.sasl4j.fuzz.Allowance;
import org.sasl4j.tool.UsageException;
import picocli.CommandLine;

/**
 * Whatever somebody pastes: something is told, in memory that the length of the trace justifies and without control characters,
 * and no proof follows from a password that nobody used.
 */
class DecodeFuzzTest {
    /** Each realm of a dozen octets is tried. */
    private static final Allowance ALLOWANCE = new Allowance(512 << 10, 1000);

    private static final Pattern MANY_ITERATIONS = Pattern.compile("i=[0-9]{3}");
    private static final Pattern RIGHT = Pattern.compile("(?m)^\\S.*: right$");
    private static final int LONGEST = 4000;
    private static final String UNUSED = unused().toString();
    private static final StringWriter TOLD = new StringWriter();
    private static final CommandLine COMMAND = new CommandLine(new DecodeCommand(new PrintWriter(TOLD)))
            .setExecutionExceptionHandler((failure, command, parsed) -> {
                if (failure instanceof UsageException || failure instanceof MechanismException) {
                    return 2;
                }
                throw new AssertionError("the command did not know what to say", failure);
            });

    private static Path unused() {
        try {
            Path file = Files.writeString(Files.createTempFile("password", null), "9vK-r8Xw.Zq3_vN71~kTy6");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FuzzTest
    void tellsSomethingOfAnything(byte[] octets) {
        if (octets.length > LONGEST) {
            return;
        }
        String[] typed = isCheap(octets) ? new String[] {"--password-file", UNUSED} : new String[0];
        String told = ALLOWANCE.hold(octets.length, () -> told(octets, typed));
        if (told.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            throw new AssertionError("control characters go to the screen");
        }
        if (RIGHT.matcher(told).find()) {
            throw new AssertionError("a proof is said to follow from a password that nobody used");
        }
    }

    private static String told(byte[] octets, String... typed) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(octets));
        TOLD.getBuffer().setLength(0);
        try {
            COMMAND.execute(typed);
        } finally {
            System.setIn(before);
        }
        return TOLD.toString();
    }

    /** Hashing time and again finds nothing. */
    private static boolean isCheap(byte[] octets) {
        return Trace.of(new String(octets, StandardCharsets.UTF_8).lines().toList()).attempts().stream()
                .flatMap(attempt -> attempt.messages().stream())
                .noneMatch(message -> MANY_ITERATIONS.matcher(message.utf8()).find());
    }
}

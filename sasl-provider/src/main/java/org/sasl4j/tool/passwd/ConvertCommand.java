package org.sasl4j.tool.passwd;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.credential.StoredForm;
import org.sasl4j.mechanism.digest.DigestCredential;
import org.sasl4j.mechanism.digest.DigestForm;
import org.sasl4j.mechanism.scram.ScramCredential;
import org.sasl4j.mechanism.scram.ScramForm;
import org.sasl4j.tool.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a credential in another form. */
@Command(
        name = "convert",
        description = "Writes what a server keeps in another form; without an argument, each line of standard input.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  sasl passwd convert --format kafka 'SCRAM-SHA-256$4096:…'", ""})
public final class ConvertCommand implements Callable<Integer> {
    private static final int LONGEST = 1 << 16;

    private final PrintWriter out;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "How to write it: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.RFC5803;

    @Parameters(
            arity = "0..1",
            paramLabel = "STORED",
            description = "A credential in any form that a users file takes.")
    private @Nullable String stored;

    /**
     * The command.
     *
     * @param out where the answers go
     */
    public ConvertCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (stored != null) {
            out.println(converted(stored));
            return 0;
        }
        RawLines lines = RawLines.of(System.in, LONGEST);
        int number = 1;
        for (byte[] line = lines.next(); line != null; line = lines.next(), number++) {
            char[] text = Text.decode(line).orElse(new char[0]);
            try {
                out.println(converted(new String(text)));
            } catch (UsageException e) {
                throw new UsageException("line " + number + ": " + e.getMessage());
            } finally {
                Arrays.fill(text, '\0');
            }
        }
        return 0;
    }

    private String converted(String text) {
        try (Credential credential = StoredForm.parse(text)) {
            ScramForm scram = format.scram();
            if (scram != null
                    && credential instanceof ScramCredential keys
                    && format.hashes().contains(keys.hash())) {
                return scram.write(keys);
            }
            if (format == Format.HTDIGEST && credential instanceof DigestCredential hash) {
                return DigestForm.HTDIGEST.write(hash);
            }
            throw new UsageException(credential + " cannot be written as " + format);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}

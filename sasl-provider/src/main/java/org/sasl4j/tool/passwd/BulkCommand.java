package org.sasl4j.tool.passwd;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.credential.Prepared;
import org.sasl4j.credential.UsersFileEditor;
import org.sasl4j.tool.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a users file from a CSV file of users and passwords. */
@Command(
        name = "bulk",
        description = "Makes a users file of a CSV file with a user and a password in each line.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The users file appears only when it is complete.",
            "",
            "Example:",
            "  sasl passwd bulk --bad-lines skip --output users users.csv",
            ""
        })
public final class BulkCommand implements Callable<Integer> {
    private static final int LINES_AT_ONCE = 32;
    private static final int WAITING_FOR_EACH = 4;
    private static final int LONGEST = 1 << 16;

    private final PrintWriter err;

    @Mixin
    private Recipe recipe = new Recipe();

    @Option(names = "--output", required = true, paramLabel = "USERS", description = "The users file to make.")
    private Path output = Path.of("");

    @Option(names = "--threads", paramLabel = "N", description = "How many threads work; by default one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--bad-lines",
            defaultValue = "fatal",
            paramLabel = "fatal|skip",
            description =
                    "What to do with a line that is not user,password or whose user an earlier line has: make no file (the"
                            + " default), or go on.")
    private BadLines badLines = BadLines.FATAL;

    @Parameters(paramLabel = "CSV", description = "The file, or - for standard input.")
    private String csv = "";

    private final SeenUsers seen = new SeenUsers();
    private long skipped;

    /** What to do with a line that cannot be made into a user. */
    enum BadLines {
        FATAL,
        SKIP
    }

    /** What became of a line: lines of the users file and the mark of their user, or a fault. */
    private record Result(List<String> lines, long mark, @Nullable String fault, long number) {
        static Result bad(String fault, long number) {
            return new Result(List.of(), 0, fault, number);
        }

        /** The same, or a fault if the user is not new. */
        Result unlessSeen(SeenUsers seen) {
            return fault != null || seen.add(mark)
                    ? this
                    : bad("cannot be used: an earlier line has the same user", number);
        }
    }

    private record Line(long number, byte[] octets) {}

    /** Results of the workers, and how far the input was read for them. */
    private record Chunk(Future<List<Result>> results, long octets) {}

    /**
     * The command.
     *
     * @param err where errors and the progress go
     */
    public BulkCommand(PrintWriter err) {
        this.err = err;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        recipe.check();
        if (threads < 1) {
            throw new UsageException("--threads: must be 1 or more");
        }
        boolean piped = csv.equals("-");
        Path file = Path.of(csv);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (InputStream in = piped ? System.in : Files.newInputStream(file);
                WholeFile users = WholeFile.of(output);
                Progress progress = Progress.shown(err, piped ? 0 : Files.size(file))) {
            make(RawLines.of(in, LONGEST), users, workers, progress);
            users.finish();
        } finally {
            workers.shutdownNow();
        }
        if (skipped > 0) {
            err.println("sasl: " + skipped + " lines were skipped");
        }
        return 0;
    }

    /** Reads a little ahead of the workers, and writes in the order of reading. */
    private void make(RawLines lines, WholeFile users, ExecutorService workers, Progress progress)
            throws IOException, InterruptedException {
        Deque<Chunk> waiting = new ArrayDeque<>();
        long number = 0;
        boolean more = true;
        while (more || !waiting.isEmpty()) {
            List<Line> chunk = new ArrayList<>(LINES_AT_ONCE);
            while (more && chunk.size() < LINES_AT_ONCE) {
                byte[] line = lines.next();
                more = line != null;
                if (line != null) {
                    chunk.add(new Line(++number, line));
                }
            }
            if (!chunk.isEmpty()) {
                waiting.add(new Chunk(
                        workers.submit(() -> chunk.stream().map(this::made).toList()), lines.octets()));
            }
            if (!more || waiting.size() >= WAITING_FOR_EACH * threads) {
                write(waiting.remove(), users, progress);
            }
        }
    }

    private void write(Chunk chunk, WholeFile users, Progress progress) throws IOException, InterruptedException {
        for (Result made : results(chunk)) {
            Result result = made.unlessSeen(seen);
            if (result.fault() != null) {
                String fault = "line " + result.number() + " " + result.fault();
                if (badLines == BadLines.FATAL) {
                    throw new IOException(fault + "; no file was made");
                }
                err.println("sasl: " + fault);
                skipped++;
            }
            for (String line : result.lines()) {
                users.line(line);
            }
            progress.reached(chunk.octets(), result.number());
        }
    }

    private static List<Result> results(Chunk chunk) throws IOException, InterruptedException {
        try {
            return chunk.results().get();
        } catch (ExecutionException e) {
            throw new IOException("a worker failed", e.getCause());
        }
    }

    private Result made(Line line) {
        char[] text = Text.decode(line.octets()).orElse(null);
        if (text == null) {
            return Result.bad("is not UTF-8", line.number());
        }
        try (CsvUser user = CsvUser.parse(text)) {
            List<String> lines = recipe.make(user.name(), user.password()).stream()
                    .map(made -> UsersFileEditor.line(user.name(), made.form()))
                    .toList();
            long mark = SeenUsers.mark(Prepared.storedName(user.name(), Normalization.SASLPREP));
            return new Result(lines, mark, null, line.number());
        } catch (IllegalArgumentException | MechanismException e) {
            return Result.bad("cannot be used: " + e.getMessage(), line.number());
        } finally {
            Arrays.fill(text, '\0');
        }
    }
}

package org.sasl4j.tool;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.sasl4j.tool.decode.DecodeCommand;
import org.sasl4j.tool.passwd.BulkCommand;
import org.sasl4j.tool.passwd.ConvertCommand;
import org.sasl4j.tool.passwd.PasswdCommand;
import org.sasl4j.tool.passwd.VerifyCommand;
import org.sasl4j.tool.wire.ClientCommand;
import org.sasl4j.tool.wire.ServerCommand;
import org.sasl4j.tool.wire.Terminal;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * The {@code sasl} command. It exits with 0 if all is well, 1 if something was refused, and 2 if it was called wrongly.
 */
@Command(
        name = "sasl",
        description = "Shows, provisions, tests and explains SASL.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  sasl demo", "  source <(sasl generate-completion)    # in bash and zsh", ""},
        versionProvider = SaslCommand.Version.class)
public final class SaslCommand implements Callable<Integer> {
    static final int GOOD = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;

    private SaslCommand() {}

    /**
     * Runs the command and ends the JVM with its exit code.
     *
     * @param args the arguments of the command
     */
    public static void main(String[] args) {
        // not System.out: that may carry the protocol, and a peer that reads no more of it is no fault of the output
        PrintWriter out = writer(new FileOutputStream(FileDescriptor.out));
        System.exit(run(out, writer(System.err), args));
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** Runs the command and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(Terminal.of(out, err), args);
    }

    /** Runs the command on other streams than those of this process. */
    static int run(Terminal terminal, String... args) {
        PrintWriter out = terminal.out();
        PrintWriter err = terminal.err();
        int exitCode = new CommandLine(new SaslCommand())
                .addSubcommand(new DemoCommand(out, DemoCase.all()))
                .addSubcommand(new MechanismsCommand(out))
                .addSubcommand(new DecodeCommand(out))
                .addSubcommand(new ConformanceCommand(out))
                .addSubcommand(new GenerateCompletion())
                .addSubcommand(new CommandLine(new PasswdCommand(out))
                        .addSubcommand(new VerifyCommand(out))
                        .addSubcommand(new ConvertCommand(out))
                        .addSubcommand(new BulkCommand(err))
                        .setCaseInsensitiveEnumValuesAllowed(true))
                .addSubcommand(new ServerCommand(terminal))
                .addSubcommand(new ClientCommand(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, typed) -> complain(err, wrong, USAGE))
                .setExecutionExceptionHandler((failure, line, parsed) ->
                        complain(err, failure, failure instanceof UsageException ? USAGE : REFUSED))
                .execute(args);
        boolean lost = out.checkError(); // which flushes; a writer throws nothing
        return lost && exitCode == GOOD
                ? complain(err, new IOException("the output could not be written"), REFUSED)
                : exitCode;
    }

    private static int complain(PrintWriter err, Exception problem, int exitCode) {
        String words = problem.getMessage() == null ? problem.getClass().getName() : problem.getMessage();
        String hint = exitCode == USAGE ? " (try --help)" : "";
        err.println("sasl: " + words.strip().replaceAll("\\R\\s*", "; ") + hint);
        return exitCode;
    }

    @Override
    public Integer call() {
        throw new UsageException("name a command: demo, mechanisms, passwd, decode, conformance, server or client");
    }

    /** The version that the jar was built as. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = SaslCommand.class.getPackage().getImplementationVersion();
            return new String[] {"sasl4j " + (version == null ? "(not from a jar)" : version)};
        }
    }
}

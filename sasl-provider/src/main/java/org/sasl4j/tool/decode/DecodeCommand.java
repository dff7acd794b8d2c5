package org.sasl4j.tool.decode;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;
import org.sasl4j.tool.UsageException;
import org.sasl4j.tool.decode.Decoder.Verdict;
import org.sasl4j.tool.decode.Explanation.Secrets;
import org.sasl4j.tool.passwd.PasswordFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the messages of an exchange, and what is wrong with them. */
@Command(
        name = "decode",
        description = "Shows the fields of a captured exchange, and what is wrong with them.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Takes lines of base64 or of messages themselves, with C: or S: before them or",
            "not, and pasted traces of IMAP, SMTP, POP3 and LDAP (in hexadecimal).",
            "Exits with 1 if something is wrong.",
            "",
            "Examples:",
            "  sasl decode trace.txt",
            "  sasl decode --password-file password trace.txt",
            "  echo biwsbj11c2VyLHI9Zg== | sasl decode",
            ""
        })
public final class DecodeCommand implements Callable<Integer> {
    private final PrintWriter out;

    @Option(names = "--mechanism", paramLabel = "NAME", description = "The mechanism, where the trace does not tell.")
    private @Nullable String mechanism;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "Say whether proofs follow from the password in the first line of this file and, if not, why.")
    private @Nullable Path passwordFile;

    @Option(names = "--show-secrets", description = "Show passwords and tokens instead of stars.")
    private boolean showSecrets;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The trace; standard input unless said otherwise.")
    private @Nullable Path file;

    private boolean isWrong;

    /**
     * The command.
     *
     * @param out where the answers go
     */
    public DecodeCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, MechanismException {
        List<Attempt> attempts = Trace.of(lines()).attempts();
        if (attempts.isEmpty()) {
            throw new UsageException("there is no message in the trace: neither base64 nor a message of a mechanism");
        }
        List<Decoder> decoders = new ArrayList<>();
        for (Attempt attempt : attempts) {
            if (!decoders.isEmpty()) {
                out.println();
            }
            decoders.add(explain(attempt));
        }
        if (passwordFile != null) {
            try (Secret password = PasswordFile.read(passwordFile)) {
                List<Verdict> verdicts = new ArrayList<>();
                for (Decoder decoder : decoders) {
                    verdicts.addAll(decoder.judge(password));
                }
                judge(verdicts);
            }
        }
        return isWrong ? 1 : 0;
    }

    /** Explains an attempt, and returns the decoder that has read it. */
    private Decoder explain(Attempt attempt) {
        String name = mechanism != null ? mechanism : attempt.mechanism();
        String told = name.isEmpty() ? Recognised.mechanism(attempt.messages()) : name;
        out.println("mechanism: " + (told.isEmpty() ? "unknown" : Explanation.printable(told))
                + (name.isEmpty() ? ", by its messages" : ""));
        Decoder decoder = Recognised.decoder(told);
        Explanation explanation = new Explanation(out, decoder, showSecrets ? Secrets.SHOWN : Secrets.MASKED);
        attempt.messages().forEach(explanation::message);
        isWrong |= explanation.isWrong();
        return decoder;
    }

    private List<String> lines() throws IOException {
        try (InputStream in = file == null ? System.in : Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private void judge(List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            throw new UsageException("--password-file: this exchange has no proof to check");
        }
        out.println();
        for (Verdict verdict : verdicts) {
            isWrong |= !verdict.right();
            String why = Explanation.printable(verdict.why());
            out.println(verdict.what() + ": " + (verdict.right() ? "right" : "WRONG; what differs is " + why));
        }
    }
}

package org.sasl4j.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sasl4j.tool.DemoCase.Wrong;
import org.sasl4j.tool.Outcome.Ending;
import org.sasl4j.tool.decode.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Authenticates with each mechanism over TLS on the loopback address, first with the right claim, then with wrong ones.
 */
@Command(
        name = "demo",
        description = "Authenticates with each mechanism over TLS on the loopback address, rightly and wrongly.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  sasl demo SCRAM-SHA-256", ""})
final class DemoCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final List<DemoCase> all;

    @Option(names = "--verbose", description = "Show every message of every exchange, and why each was chosen.")
    private boolean verbose;

    @Parameters(
            arity = "0..1",
            paramLabel = "MECHANISM",
            description = "Explain the exchange of this one, field by field.")
    private @Nullable String mechanism;

    DemoCommand(PrintWriter out, List<DemoCase> all) {
        this.out = out;
        this.all = all;
    }

    @Override
    public Integer call() throws GeneralSecurityException, IOException {
        List<DemoCase> cases = all.stream()
                .filter(demo -> mechanism == null || demo.mechanism().equalsIgnoreCase(mechanism))
                .toList();
        if (cases.isEmpty()) {
            throw new UsageException("there is no mechanism " + mechanism + "; there are "
                    + all.stream().map(DemoCase::mechanism).distinct().toList());
        }
        DemoTls tls = DemoTls.create();
        DemoReport report = new DemoReport();
        try (DemoServer server = DemoServer.start(tls, DemoCase.users())) {
            if (verbose) {
                String address = InetAddress.getLoopbackAddress().getHostAddress();
                out.println("A server on " + address + ":" + server.port()
                        + " under TLS; C: is the client, S: the server.");
            }
            PrintWriter paper = verbose ? out : new PrintWriter(Writer.nullWriter());
            DemoClient client = new DemoClient(tls, server.port(), paper);
            rightOnes(cases, client, paper, report);
            wrongOnes(cases, client, paper, report);
        }
        report.print(out, verbose);
        return report.surprises() == 0 ? SaslCommand.GOOD : SaslCommand.REFUSED;
    }

    private void rightOnes(List<DemoCase> cases, DemoClient client, PrintWriter paper, DemoReport report) {
        for (DemoCase demo : cases) {
            paper.println();
            paper.println(demo.mechanism() + ": " + demo.proof());
            Outcome outcome = client.authenticate(demo, explanation(demo));
            boolean expected = outcome.mechanism().equals(demo.mechanism())
                    && outcome.ending().equals(new Ending.Authorised(demo.authorisedAs()));
            report.right(demo, outcome, expected);
        }
    }

    /** Only if one mechanism was asked for. */
    private @Nullable Explanation explanation(DemoCase demo) {
        if (mechanism == null || verbose) {
            return null;
        }
        out.println();
        out.println(demo.mechanism() + ": " + demo.proof());
        return Explanation.of(out, demo.mechanism());
    }

    private static void wrongOnes(List<DemoCase> cases, DemoClient client, PrintWriter paper, DemoReport report) {
        for (DemoCase demo : cases) {
            for (Wrong wrong : demo.wrong()) {
                paper.println();
                paper.println(demo.mechanism() + " with " + wrong.what());
                Outcome outcome = client.attempt(demo, wrong.claim());
                boolean expected = outcome.mechanism().equals(demo.mechanism())
                        && outcome.ending() instanceof Ending.Refused refused
                        && refused.reason() == wrong.reason();
                report.wrong(demo, wrong, outcome, expected);
            }
        }
    }
}

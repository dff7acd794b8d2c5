package org.sasl4j.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import org.sasl4j.tool.DemoCase.Wrong;
import org.sasl4j.tool.Outcome.Ending;
import picocli.CommandLine.Command;

/** Authenticates a client with each mechanism over TLS on the loopback address, first rightly, then wrongly. */
@Command(
        name = "demo",
        description = "Authenticates with each mechanism over TLS on the loopback address, rightly and wrongly.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final List<DemoCase> cases;
    private int surprises;

    DemoCommand(PrintWriter out, List<DemoCase> cases) {
        this.out = out;
        this.cases = cases;
    }

    @Override
    public Integer call() throws GeneralSecurityException, IOException {
        DemoTls tls = DemoTls.create();
        try (DemoServer server = DemoServer.start(tls, DemoCase.users())) {
            DemoClient client = new DemoClient(tls, server.port(), out);
            String address = InetAddress.getLoopbackAddress().getHostAddress();
            out.println(
                    "A server on " + address + ":" + server.port() + " under TLS; C: is the client, S: the server.");
            Table right = rightOnes(client);
            Table wrong = wrongOnes(client);
            out.println();
            right.print(out);
            out.println();
            wrong.print(out);
        }
        out.println();
        out.println(
                surprises == 0
                        ? "Every right claim got in and every wrong one was refused."
                        : surprises + " of the claims above did not end as they should.");
        return surprises == 0 ? SaslCommand.GOOD : SaslCommand.REFUSED;
    }

    private Table rightOnes(DemoClient client) {
        Table summary = new Table(
                "mechanism", "why it was chosen", "messages", "bytes", "time", "authorised id", "as it should");
        for (DemoCase demo : cases) {
            out.println();
            out.println(demo.mechanism() + ": " + demo.proof());
            Outcome outcome = client.authenticate(demo);
            boolean expected = outcome.mechanism().equals(demo.mechanism())
                    && outcome.ending().equals(new Ending.Authorised(demo.authorisedAs()));
            add(summary, demo, outcome.why(), outcome, expected);
        }
        return summary;
    }

    private Table wrongOnes(DemoClient client) {
        Table summary = new Table("mechanism", "tried with", "messages", "bytes", "time", "refused", "as it should");
        for (DemoCase demo : cases) {
            for (Wrong wrong : demo.wrong()) {
                out.println();
                out.println(demo.mechanism() + " with " + wrong.what());
                Outcome outcome = client.attempt(demo, wrong.claim());
                boolean expected = outcome.mechanism().equals(demo.mechanism())
                        && outcome.ending() instanceof Ending.Refused refused
                        && refused.reason() == wrong.reason();
                add(summary, demo, wrong.what(), outcome, expected);
            }
        }
        return summary;
    }

    private void add(Table summary, DemoCase demo, String remark, Outcome outcome, boolean expected) {
        surprises += expected ? 0 : 1;
        summary.add(
                demo.mechanism(),
                remark,
                outcome.messages(),
                outcome.octets(),
                outcome.time(),
                outcome.ending(),
                expected ? "yes" : "NO");
    }
}

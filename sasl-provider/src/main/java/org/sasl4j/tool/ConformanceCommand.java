package org.sasl4j.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sasl4j.conformance.Candidate;
import org.sasl4j.conformance.Catalogue;
import org.sasl4j.conformance.LeftOut;
import org.sasl4j.conformance.Report;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Runner;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Verdict;
import org.sasl4j.conformance.report.HtmlReport;
import org.sasl4j.conformance.report.JsonReport;
import org.sasl4j.conformance.report.TextReport;
import org.sasl4j.provider.Sasl4jProvider;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries whether providers keep what the RFCs demand. */
@Command(
        name = "conformance",
        description = "Plays exact and hostile peers against SASL providers, and shows what the RFCs demand of them and"
                + " what they did.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "To this library it gives, besides what --property says, a whitelist that names",
            "every mechanism (org.sasl4j.mechanisms), a secret (org.sasl4j.server.secret),",
            "to the server of EXTERNAL an identity (org.sasl4j.external.identity), to those of",
            "OAUTHBEARER and XOAUTH2 a judge of tokens (org.sasl4j.oauth.validator), and to",
            "the -PLUS mechanisms a channel binding (org.sasl4j.channelbinding). No other",
            "provider is given more than --property says and what standard callbacks answer:",
            "what it cannot do with that is not offered. Exits with 1 if a row failed.",
            "",
            "Examples:",
            "  sasl conformance",
            "  sasl conformance --provider SunSASL --only P,R",
            "  java -cp sasl.jar:other.jar org.sasl4j.tool.SaslCommand conformance \\",
            "       --provider SASL4J --provider com.example.Provider --html report.html",
            ""
        })
final class ConformanceCommand implements Callable<Integer> {
    private final PrintWriter out;

    @Option(
            names = "--provider",
            paramLabel = "CLASS|NAME",
            description = "An installed provider, or a class with a public constructor without arguments; may be given"
                    + " several times. This library unless said otherwise.")
    private List<String> providers = List.of();

    @Option(names = "--mechanism", split = ",", paramLabel = "NAME", description = "Only these mechanisms.")
    private Set<String> mechanisms = Set.of();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ROW",
            description = "Only these rows; a letter stands for all that begin with it.")
    private Set<String> only = Set.of();

    @Option(names = "--property", paramLabel = "KEY=VALUE", description = "Give the factories this property.")
    private Map<String, String> properties = Map.of();

    @Option(names = "--rows", description = "Print what is tried, and what is not and why, and try nothing.")
    private boolean rows;

    @ArgGroup
    private @Nullable Form form;

    ConformanceCommand(PrintWriter out) {
        this.out = out;
    }

    /** The form of the report, other than text. */
    static final class Form {
        @Option(names = "--json", description = "Print JSON, with the octets of every check.")
        private boolean json;

        @Option(
                names = "--html",
                paramLabel = "FILE",
                description = "Write one page for a browser, and print a line for each provider.")
        private @Nullable Path html;
    }

    @Override
    public Integer call() throws IOException {
        List<Row> selected = selected();
        if (rows) {
            new TextReport(out).print(selected, leftOut());
            return SaslCommand.GOOD;
        }
        requireFolder();
        List<Candidate> candidates = candidates();
        requireKnown(candidates);
        List<Report> reports = candidates.stream()
                .map(candidate -> new Runner(candidate, this::isWanted).run(selected))
                .toList();
        print(reports);
        boolean failed = reports.stream().anyMatch(report -> report.count(Verdict.FAIL) > 0);
        return failed ? SaslCommand.REFUSED : SaslCommand.GOOD;
    }

    private void print(List<Report> reports) throws IOException {
        if (form != null && form.json) {
            out.println(JsonReport.of(reports, leftOut()));
        } else if (form != null && form.html != null) {
            Files.writeString(form.html, HtmlReport.of(reports, leftOut()));
            reports.forEach(report -> out.println(report.summary()));
        } else {
            reports.forEach(new TextReport(out)::print);
        }
    }

    private List<Row> selected() {
        List<Row> all = Catalogue.rows();
        for (String name : only) {
            if (all.stream().noneMatch(row -> isMeant(row.id(), name))) {
                throw new UsageException("--only: there is no row '" + name + "'; --rows prints them all");
            }
        }
        return all.stream().filter(row -> isMeant(row.id())).toList();
    }

    private List<LeftOut> leftOut() {
        return Catalogue.leftOut().stream().filter(left -> isMeant(left.id())).toList();
    }

    private boolean isMeant(String id) {
        return only.isEmpty() || only.stream().anyMatch(name -> isMeant(id, name));
    }

    private static boolean isMeant(String id, String name) {
        return id.equals(name) || name.matches("[A-Z]") && id.startsWith(name);
    }

    /** Checked before the tests run. Otherwise their results would be lost. */
    private void requireFolder() {
        Path folder = form == null || form.html == null
                ? null
                : form.html.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UsageException("--html: there is no folder " + folder);
        }
    }

    private List<Candidate> candidates() {
        return providers.isEmpty()
                ? List.of(OursInKit.candidate(properties))
                : providers.stream().map(this::candidate).toList();
    }

    private Candidate candidate(String name) {
        if (name.equals(Sasl4jProvider.NAME) || name.equals(Sasl4jProvider.class.getName())) {
            return OursInKit.candidate(properties);
        }
        return Candidate.of(ProviderSource.find(name)).with(properties);
    }

    private void requireKnown(List<Candidate> candidates) {
        for (String name : mechanisms) {
            boolean known = candidates.stream()
                    .anyMatch(candidate -> candidate.mechanisms(Side.CLIENT).contains(name)
                            || candidate.mechanisms(Side.SERVER).contains(name));
            if (!known) {
                throw new UsageException("--mechanism: no provider tested has '" + name + "'");
            }
        }
    }

    private boolean isWanted(String mechanism) {
        return mechanisms.isEmpty() || mechanisms.contains(mechanism);
    }
}

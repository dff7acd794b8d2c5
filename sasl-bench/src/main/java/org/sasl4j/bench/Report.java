package org.sasl4j.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sasl4j.bench.report.Pace;
import org.sasl4j.bench.report.ReportRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the suites and writes one page about them. */
@Command(
        name = "Report",
        mixinStandardHelpOptions = true,
        description = "Runs the benchmarks and writes one HTML page about them; JMH's JSON is saved beside it.")
public final class Report implements Callable<Integer> {
    @Option(
            names = "--quick",
            description = "One JVM and a second for each: to see that all works. Full runs take hours.")
    private boolean quick;

    @Option(names = "--compare", paramLabel = "OLD.json", description = "Show what got slower than this saved run.")
    private @Nullable Path compared;

    @Option(
            names = "--out",
            paramLabel = "PAGE.html",
            defaultValue = "sasl4j-benchmarks.html",
            description = "Where to; default: ${DEFAULT-VALUE}.")
    private Path page;

    @Parameters(
            arity = "0..1",
            paramLabel = "SUITES",
            defaultValue = "",
            description = "Only suites in whose names this regular expression is found.")
    private String suites;

    @Spec
    private CommandSpec spec;

    /**
     * Runs the command.
     *
     * @param args the options of the command
     */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(new CommandLine(new Report()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (compared != null && !Files.isReadable(compared)) {
            throw new ParameterException(
                    spec.commandLine(), "--compare needs a saved run, and cannot read " + compared);
        }
        Machine machine = Machine.here();
        machine.lines().forEach(System.out::println);
        Path json = page.resolveSibling(page.getFileName().toString().replaceAll("\\.html?$", "") + ".json");
        if (json.equals(compared)) {
            throw new ParameterException(
                    spec.commandLine(), "the run would overwrite " + json + ", which it is to be compared with");
        }
        ReportRun.measure(quick ? Pace.QUICK : Pace.FULL, suites, json, System.out);
        ReportRun.write(json, compared, facts(machine), page);
        System.out.println("Written: " + page + ", " + json);
        return 0;
    }

    private Map<String, String> facts(Machine machine) {
        Map<String, String> facts = new LinkedHashMap<>(machine.facts());
        facts.put("Date", OffsetDateTime.now().truncatedTo(ChronoUnit.MINUTES).toString());
        facts.put(
                "Command line",
                "Report " + String.join(" ", spec.commandLine().getParseResult().originalArgs()));
        return facts;
    }
}

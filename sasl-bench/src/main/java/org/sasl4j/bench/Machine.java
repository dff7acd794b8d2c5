package org.sasl4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine, on which figures depend.
 *
 * @param jdk the name and version of the JDK
 * @param system the operating system
 * @param cpu the model of the processor, and how many there are
 * @param flags the instructions of the processor that help with hashing, or a remark if they are not known
 */
public record Machine(String jdk, String system, String cpu, String flags) {
    private static final Path CPUS = Path.of("/proc/cpuinfo");
    private static final Set<String> MODEL_KEYS = Set.of("model name", "cpu model");
    private static final Set<String> FLAG_KEYS = Set.of("flags", "Features");
    private static final Predicate<String> FOR_HASHING =
            flag -> flag.startsWith("sha") || flag.startsWith("avx") || flag.matches("aes|bmi2|sm3|asimd");
    private static final String UNKNOWN = "unknown";

    /**
     * This machine.
     *
     * @return what is known of it, which is the most on Linux
     */
    public static Machine here() {
        Map<String, String> cpu = cpuInfo();
        return new Machine(
                properties("java.vm.vendor", "java.vm.name", "java.runtime.version"),
                properties("os.name", "os.version", "os.arch"),
                first(cpu, MODEL_KEYS) + ", " + Runtime.getRuntime().availableProcessors() + " available",
                forHashing(first(cpu, FLAG_KEYS)));
    }

    /**
     * The facts for a person.
     *
     * @return names and values, in order
     */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("JDK", jdk);
        facts.put("System", system);
        facts.put("CPU", cpu);
        facts.put("CPU flags", flags);
        return facts;
    }

    /**
     * The facts for a console.
     *
     * @return a line for each fact
     */
    public List<String> lines() {
        return facts().entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .toList();
    }

    private static String properties(String... keys) {
        return Stream.of(keys).map(System::getProperty).collect(Collectors.joining(" "));
    }

    /** Reads lines of the form {@code key : value}. Only the first processor is read. */
    private static Map<String, String> cpuInfo() {
        try (Stream<String> lines = Files.lines(CPUS)) {
            return lines.map(line -> line.split("\\s*:\\s*", 2))
                    .filter(pair -> pair.length == 2)
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, other) -> first));
        } catch (IOException notLinux) {
            return Map.of();
        }
    }

    private static String first(Map<String, String> cpu, Set<String> keys) {
        return keys.stream().filter(cpu::containsKey).map(cpu::get).findFirst().orElse(UNKNOWN);
    }

    private static String forHashing(String flags) {
        return flags.equals(UNKNOWN)
                ? flags
                : Arrays.stream(flags.split(" "))
                        .filter(FOR_HASHING)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .collect(Collectors.joining(" "));
    }
}

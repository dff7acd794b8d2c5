package org.sasl4j.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the finished jars contain. */
class JarIT {
    private static String text(JarFile jar, String entry) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> entries(JarFile jar) {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    private static String moduleName(Path jar) {
        return ModuleFinder.of(jar).findAll().iterator().next().descriptor().name();
    }

    @Test
    void plainJarsAreModules() {
        assertThat(moduleName(BuiltJars.core())).isEqualTo("org.sasl4j.core");
        assertThat(moduleName(BuiltJars.provider())).isEqualTo("org.sasl4j.provider");
        assertThat(moduleName(BuiltJars.selfContained())).isEqualTo("org.sasl4j.all");
    }

    @Test
    void providerModuleOpensWhatIsForItsUsers() {
        ModuleDescriptor provider = ModuleFinder.of(BuiltJars.provider())
                .find("org.sasl4j.provider")
                .orElseThrow()
                .descriptor();

        assertThat(provider.exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder("org.sasl4j.foreign", "org.sasl4j.provider", "org.sasl4j.stream");
    }

    @Test
    @DisplayName("12, OSGi: bundles export what modules do, in the version that the jars have")
    void bundlesExportWhatModulesDo() throws IOException {
        Set<String> all = new TreeSet<>();
        for (Path path : List.of(BuiltJars.core(), BuiltJars.provider())) {
            Set<String> module = packages(path);
            assertThat(exported(path)).isEqualTo(module);
            all.addAll(module);
        }
        assertThat(exported(BuiltJars.selfContained())).isEqualTo(all);
    }

    private static Set<String> packages(Path jar) {
        return ModuleFinder.of(jar).findAll().iterator().next().descriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of which the headers say that it is exported, in the version of the jar. */
    private static Set<String> exported(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            String version = manifest.getValue("Implementation-Version");
            String exports = manifest.getValue("Export-Package");
            assertThat(exports).contains("version=\"" + version + "\"");
            return Stream.of(exports.replaceAll("\"[^\"]*\"", "").split("[,;]"))
                    .filter(name -> !name.contains("="))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void bothProviderJarsNameTheProviderAndNoOther() throws IOException {
        for (Path path : List.of(BuiltJars.provider(), BuiltJars.selfContained())) {
            try (JarFile jar = new JarFile(path.toFile())) {
                assertThat(text(jar, "META-INF/services/java.security.Provider").strip())
                        .isEqualTo("org.sasl4j.provider.Sasl4jProvider");
            }
        }
        assertThat(services(BuiltJars.provider())).containsExactly("META-INF/services/java.security.Provider");
        assertThat(services(BuiltJars.selfContained()))
                .containsExactlyInAnyOrder(
                        "META-INF/services/java.security.Provider",
                        "META-INF/services/org.sasl4j.credential.StoredForm");
    }

    private static List<String> services(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return entries(jar).stream()
                    .filter(entry -> entry.startsWith("META-INF/services/") && !entry.endsWith("/"))
                    .toList();
        }
    }

    @Test
    @DisplayName("11: without its list of stored forms the jar could read no users file")
    void selfContainedJarNamesTheStoredForms() throws IOException {
        try (JarFile jar = new JarFile(BuiltJars.selfContained().toFile())) {
            assertThat(text(jar, "META-INF/services/org.sasl4j.credential.StoredForm")
                            .lines())
                    .containsExactlyInAnyOrder(
                            "org.sasl4j.mechanism.digest.DigestForms", "org.sasl4j.mechanism.scram.ScramForms");
        }
    }

    @Test
    void selfContainedJarStartsTheCommand() throws IOException {
        try (JarFile jar = new JarFile(BuiltJars.selfContained().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Main-Class")).isEqualTo("org.sasl4j.tool.SaslCommand");
            assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("org.sasl4j.all");
            assertThat(manifest.getValue("Multi-Release")).isNull();
            assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
        }
    }

    @Test
    void selfContainedJarHasOnlyOurPackages() throws IOException {
        try (JarFile jar = new JarFile(BuiltJars.selfContained().toFile())) {
            assertThat(entries(jar))
                    .allSatisfy(entry -> assertThat(entry).matches("(org/sasl4j|META-INF)/.*"))
                    .noneSatisfy(entry -> assertThat(entry)
                            .matches("(.*/)?module-info\\.class|META-INF/versions/.*|.*\\.(SF|RSA|DSA)"))
                    .contains("org/sasl4j/shaded/cli/CommandLine.class");
        }
    }

    @Test
    void selfContainedJarLooksForBouncyCastlesTlsUnderItsOwnName() throws IOException {
        try (JarFile jar = new JarFile(BuiltJars.selfContained().toFile())) {
            assertThat(text(jar, "org/sasl4j/binding/TlsUnique.class"))
                    .contains("bouncycastle", "jsse")
                    .doesNotContain("shaded");
        }
    }

    @Test
    void selfContainedJarCarriesEveryClassOfOurs() throws IOException {
        try (JarFile all = new JarFile(BuiltJars.selfContained().toFile())) {
            for (Path path : List.of(BuiltJars.core(), BuiltJars.provider())) {
                try (JarFile jar = new JarFile(path.toFile())) {
                    List<String> ours = entries(jar).stream()
                            .filter(entry -> entry.endsWith(".class") && !entry.equals("module-info.class"))
                            .toList();
                    assertThat(entries(all)).containsAll(ours);
                }
            }
        }
    }

    @Test
    void everyJarCarriesLicenceAndNotice() throws IOException {
        for (Path path : List.of(BuiltJars.core(), BuiltJars.provider(), BuiltJars.selfContained())) {
            try (JarFile jar = new JarFile(path.toFile())) {
                assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "END OF TERMS AND CONDITIONS");
                assertThat(text(jar, "META-INF/NOTICE")).contains("Copyright", "the sasl4j project");
            }
        }
    }

    @Test
    void selfContainedJarNamesEveryWorkThatItCarriesPartsOf() throws IOException {
        try (JarFile jar = new JarFile(BuiltJars.selfContained().toFile())) {
            String licences = text(jar, "META-INF/THIRD-PARTY");
            assertThat(licences)
                    .contains("Legion of the Bouncy Castle", "Remko Popma", "OnGres, Inc.", "Google Inc.")
                    .contains("THE SOFTWARE IS PROVIDED \"AS IS\"", "Redistributions in binary form");
            assertThat(coordinates(licences))
                    .isEqualTo(coordinates(text(jar, "META-INF/NOTICE")))
                    .hasSameSizeAs(shaded(jar));
        }
    }

    /** The texts in parentheses that name an artefact. */
    private static Set<String> coordinates(String text) {
        return Pattern.compile("\\(([a-z0-9.]+:[a-z0-9-]+)\\)")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The folders of others' classes. */
    private static Set<String> shaded(JarFile jar) {
        return entries(jar).stream()
                .filter(entry -> entry.matches("org/sasl4j/shaded/.+"))
                .map(entry -> entry.split("/")[3])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

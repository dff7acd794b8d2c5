package org.sasl4j.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inside a fat jar of Spring Boot, by its own loader. */
class SpringBootIT {
    private static final String LISTED =
            """
            package consumer;

            public final class Main {
                public static void main(String[] args) {
                    System.out.print(java.security.Security.getProvider("SASL4J"));
                }
            }
            """;

    @TempDir
    private Path folder;

    private Path classes;
    private Path fatJar;

    @BeforeEach
    void makeFolder() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
        fatJar = folder.resolve("application.jar");
    }

    private void build(String source) throws IOException {
        Consumer.onClassPath(classes, source, BuiltJars.selfContained().toString());
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
        attributes.putValue("Start-Class", Consumer.MAIN);
        attributes.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
        attributes.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
        try (OutputStream file = Files.newOutputStream(fatJar);
                JarOutputStream jar = new JarOutputStream(file, manifest);
                JarFile loader = new JarFile(
                        Path.of("target", "others", "spring-boot-loader.jar").toFile())) {
            for (Enumeration<JarEntry> entries = loader.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class")) {
                    add(jar, entry.getName(), loader.getInputStream(entry));
                }
            }
            for (String directory : List.of("BOOT-INF/", "BOOT-INF/classes/", "BOOT-INF/lib/")) {
                jar.putNextEntry(new JarEntry(directory)); // the loader looks for them
            }
            add(
                    jar,
                    "BOOT-INF/classes/consumer/Main.class",
                    Files.newInputStream(classes.resolve("consumer/Main.class")));
            store(jar, "BOOT-INF/lib/sasl.jar", Files.readAllBytes(BuiltJars.selfContained()));
        }
    }

    private static void add(JarOutputStream jar, String name, InputStream content) throws IOException {
        try (content) {
            jar.putNextEntry(new JarEntry(name));
            content.transferTo(jar);
            jar.closeEntry();
        }
    }

    /** Uncompressed, as the loader wants jars in the jar. */
    private static void store(JarOutputStream jar, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }

    @Test
    @DisplayName("12, Spring Boot: registered in code, the provider works from the jar in the jar")
    void worksWhenRegisteredInCode() throws Exception {
        build(Consumer.FINDING);
        Forked run = Forked.java(folder, "-jar", fatJar.toString());

        assertThat(run.out()).as(run.err()).isEqualTo("juliet by null");
    }

    @Test
    @DisplayName(
            "12, Spring Boot: java.security cannot name what is in a jar in the jar: the JDK leaves it out, silently")
    void isAbsentWhenListedInFile() throws Exception {
        build(LISTED);
        Path list = Files.writeString(
                folder.resolve("list"), "security.provider." + (Security.getProviders().length + 1) + "=SASL4J");
        Forked run = Forked.java(folder, "-Djava.security.properties=" + list, "-jar", fatJar.toString());

        assertThat(run.out()).as(run.err()).isEqualTo("null");
        assertThat(run.err()).isEmpty();
    }
}

package org.sasl4j.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where this build has put its jars; tests run in the module's folder. */
final class BuiltJars {
    private BuiltJars() {}

    static Path core() {
        return built(Path.of("..", "sasl-core", "target"), "sasl-core-");
    }

    static Path provider() {
        return built(Path.of("target"), "sasl-provider-");
    }

    static Path selfContained() {
        return Path.of("target", "sasl.jar").toAbsolutePath();
    }

    /** The jar that a class of a dependency was loaded from. */
    static Path of(String className) {
        try {
            return Path.of(Class.forName(className)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path built(Path folder, String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().matches(prefix + "[0-9][^-]*\\.jar"))
                    .map(file -> file.toAbsolutePath().normalize())
                    .toList();
            if (jars.size() != 1) {
                throw new IllegalStateException("not one jar, as a clean build makes, but " + jars);
            }
            return jars.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

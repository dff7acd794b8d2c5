package org.sasl4j.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.conformance.HostileReport;

/** The page in a real browser, where there is one. */
class BrowserTest {
    private static final String BROWSER = "chromium";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("conformance: a browser shows the matrix, runs nothing of what a peer said, and fetches nothing")
    void showsMatrix() throws Exception {
        assumeTrue(isThere(), "no " + BROWSER + " on the PATH");
        Queue<String> fetched = new ConcurrentLinkedQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            fetched.add(exchange.getRequestURI().toString());
            exchange.close();
        });
        server.start();
        try {
            String there = "http://localhost:" + server.getAddress().getPort();
            String dom = dom("<img src=" + there + "/image><script>document.title = 'run'</script>");

            assertThat(dom)
                    .contains("<title>SASL conformance of ", "role=\"table\"", "id=\"X1\"")
                    .containsPattern("<details role=\"cell\" class=\"fail\"[^>]*><summary>")
                    .containsPattern("<details role=\"cell\" class=\"pass\"[^>]*><summary>")
                    .contains("&lt;img src=" + there)
                    .doesNotContain("<img", "<script", "<title>run");
            assertThat(fetched).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    private static boolean isThere() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, BROWSER)));
    }

    private String dom(String said) throws Exception {
        Path page = folder.resolve("report.html");
        Path dom = folder.resolve("dom.html");
        Files.writeString(page, HtmlReport.of(HostileReport.of(said), List.of()));
        Process browser = new ProcessBuilder(
                        BROWSER,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(browser.waitFor(60, TimeUnit.SECONDS))
                    .as("ends in a minute")
                    .isTrue();
        } finally {
            browser.destroyForcibly();
        }
        return Files.readString(dom, StandardCharsets.UTF_8);
    }
}

package org.sasl4j.tool.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sasl4j.tls.TestTls;
import org.sasl4j.tool.wire.WireLines.End;

/** What sasl server makes of the one client on its stdin and stdout. */
class StdioTest {
    @TempDir
    private Path folder;

    /** What the client does. */
    private interface Conversation {
        void hold(WireLines lines, Socket socket) throws Exception;
    }

    private Ran serve(Conversation client, String... more) throws Exception {
        String[] args = new String[4 + more.length];
        args[0] = "server";
        args[1] = "--stdio";
        args[2] = "--users";
        args[3] = new Papers(folder).users();
        System.arraycopy(more, 0, args, 4, more.length);
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket near = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
                Socket far = listening.accept()) {
            near.setSoTimeout(TestTls.PATIENCE);
            far.setSoTimeout(TestTls.PATIENCE);
            CompletableFuture<Ran> serving = CompletableFuture.supplyAsync(() -> serve(far, args));
            client.hold(new WireLines(near.getInputStream(), near.getOutputStream(), End.LF), near);
            return serving.get(2L * TestTls.PATIENCE, TimeUnit.MILLISECONDS);
        }
    }

    private static Ran serve(Socket socket, String... args) {
        try {
            return Ran.over(socket.getInputStream(), socket.getOutputStream(), args);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("13, server: a forged frame on stdin ends it, and is told of, but the client was in")
    void forgedFrameUndoesNoLogin() throws Exception {
        Ran ran = serve((lines, socket) -> new Forger(lines).logIn().forge());

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err())
                .contains("in: juliet by DIGEST-MD5, under auth-int from stdin", "cut off: stdin: ")
                .doesNotContain("refused: ");
    }

    @Test
    @DisplayName("13, server: --timeout holds for stdin, too: who is silent is left, even if stdin does not end")
    void leavesSilence() throws Exception {
        Ran ran = serve((lines, socket) -> {}, "--timeout", "1");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).endsWith("sasl: not logged in after 1 seconds" + System.lineSeparator());
    }

    @Test
    @DisplayName("13, server: --timeout does not hold for who is in")
    void keepsWhoIsIn() throws Exception {
        Ran ran = serve(
                (lines, socket) -> {
                    lines.require("the mechanisms");
                    lines.send("ANONYMOUS =");
                    assertThat(lines.require("its verdict")).startsWith("OK ");
                    TimeUnit.MILLISECONDS.sleep(1500);
                    lines.send("still here");
                    assertThat(lines.require("the echo")).isEqualTo("still here");
                    socket.shutdownOutput();
                },
                "--timeout",
                "1",
                "--allow",
                "ANONYMOUS");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }
}

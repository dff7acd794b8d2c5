package org.sasl4j.tool.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sasl4j.tool.wire.WireLines.End;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a client finds its server. Exactly one of the options is set. */
final class Peer {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int PATIENCE_SECONDS = 5;

    @Option(names = "--connect", paramLabel = "HOST:PORT", description = "A server that speaks in lines.")
    private @Nullable String connect;

    @Option(
            names = "--exec",
            paramLabel = "CMD",
            description = "A program of the shell's that speaks in lines on its stdin and stdout.")
    private @Nullable String exec;

    @Option(names = "--stdio", description = "The program at this command's stdin and stdout; remarks go to stderr.")
    private boolean stdio;

    @Option(names = "--imap", paramLabel = "HOST:PORT", description = "An IMAP server.")
    private @Nullable String imap;

    @Option(names = "--smtp", paramLabel = "HOST:PORT", description = "An SMTP server.")
    private @Nullable String smtp;

    boolean isStdio() {
        return stdio;
    }

    boolean isMail() {
        return imap != null || smtp != null;
    }

    String service() {
        return imap != null ? "imap" : smtp != null ? "smtp" : "sasl";
    }

    /** The name of the server. */
    String host(CommandLine line) {
        String address = address();
        if (address == null) {
            return "localhost";
        }
        port(line);
        String host = address.substring(0, address.lastIndexOf(':'));
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private @Nullable String address() {
        return connect != null ? connect : imap != null ? imap : smtp;
    }

    private int port(CommandLine line) {
        String address = String.valueOf(address());
        if (!address.matches("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+):[0-9]{1,5}")) {
            throw new ParameterException(line, "'" + address + "' is not HOST:PORT");
        }
        int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        if (port > 0xFFFF) {
            throw new ParameterException(line, "'" + address + "' is not HOST:PORT");
        }
        return port;
    }

    ClientWire open(Terminal terminal, ClientTlsOptions options, CommandLine line)
            throws GeneralSecurityException, IOException {
        if (stdio) {
            return ClientWire.over(terminal.in(), terminal.raw(), () -> {});
        }
        if (exec != null) {
            return run(exec);
        }
        String host = host(line);
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port(line)), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            ClientWire wire = ClientWire.over(socket, options.make(host), isMail() ? End.CRLF : End.LF);
            if (options.atOnce()) {
                wire.secure();
            }
            return wire;
        } catch (IOException | GeneralSecurityException e) {
            socket.close();
            throw e;
        }
    }

    /** Runs a program. What it writes to stderr is shown. */
    private static ClientWire run(String command) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return ClientWire.over(process.getInputStream(), process.getOutputStream(), () -> end(process));
    }

    private static void end(Process process) throws IOException {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // it reads no more
        }
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    ClientDialect speak(ClientWire wire, Dialect dialect, boolean startTls, List<String> assumed) {
        if (imap != null) {
            return new ImapClient(wire, startTls);
        }
        return smtp != null ? new SmtpClient(wire, startTls) : dialect.client(wire.lines(), assumed);
    }
}

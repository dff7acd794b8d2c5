package org.sasl4j.tool.wire;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.Secret;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.tool.wire.Listener.Limits;
import org.sasl4j.tool.wire.ServerLogin.Outcome;
import org.sasl4j.tool.wire.ServerSettings.Named;
import org.sasl4j.tool.wire.WireLines.End;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves logins on the loopback address or on stdin and stdout. It says who got in, and why the others did not. */
@Command(
        name = "server",
        sortOptions = false,
        description = {
            "Serves logins on the loopback address, or one login on stdin and stdout; echoes what follows.",
            "Says who got in, by which mechanism, and why the others did not. With --once and --stdio it exits with 0 if"
                    + " the client got in and 1 if not."
        },
        footer = {
            "",
            "A message is one line of base64. The server begins with its mechanisms, separated by blanks; the client"
                    + " sends one of them and its initial response; then each sends a line in turn, an empty one for"
                    + " an empty message, until the server says OK and a name, or NO and a reason.",
            "",
            "Example:",
            "  sasl passwd --file users juliet",
            "  sasl server --port 4222 --tls --users users",
            ""
        },
        mixinStandardHelpOptions = true)
public final class ServerCommand implements Callable<Integer> {
    private final Terminal terminal;
    private @Nullable Listener listener;

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    /** Where the clients come from. */
    static final class Where {
        @Option(
                names = "--port",
                paramLabel = "N",
                description = "Listen on this port of the loopback address; 0 takes one that is free, and says which.")
        private @Nullable Integer port;

        @Option(names = "--stdio", description = "Serve one client on stdin and stdout; remarks go to stderr.")
        private boolean stdio;
    }

    @Mixin
    private UsersOptions users = new UsersOptions();

    @Option(
            names = "--allow",
            paramLabel = "A,B",
            description = "The whitelist. ANONYMOUS and opt-in mechanisms are offered only if it names them.")
    private @Nullable String allowed;

    @Option(names = "--service", paramLabel = "NAME", description = "The protocol's service name (${DEFAULT-VALUE}).")
    private String service = "sasl";

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "The name that clients must know the server by. Without it, any name is right.")
    private @Nullable String host;

    @Option(names = "--realm", paramLabel = "A,B", description = "The realms of DIGEST-MD5 (${DEFAULT-VALUE}).")
    private String realm = "localhost";

    @Option(
            names = "--qop",
            paramLabel = "A,B",
            description = "The protection of what follows that is offered, best first (${DEFAULT-VALUE}).")
    private String qop = "auth-conf,auth-int,auth";

    @Mixin
    private ServerTlsOptions tls = new ServerTlsOptions();

    @Option(
            names = "--plaintext",
            description = "Offer mechanisms that send a password or a token on a connection that others can read.")
    private boolean plaintext;

    @Option(
            names = "--dialect",
            paramLabel = "NAME",
            description = "lines, gsasl or cyrus: as written above, or as gsasl --client or Cyrus SASL's sample-client"
                    + " expects (${DEFAULT-VALUE}).")
    private Dialect dialect = Dialect.LINES;

    @Option(names = "--once", description = "Serve one connection.")
    private boolean once;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long a client may take to log in (${DEFAULT-VALUE}).")
    private int timeout = 30;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description =
                    "How many clients at once (${DEFAULT-VALUE}). One more replaces the eldest that has not logged in.")
    private int connections = 100;

    @Option(names = "--verbose", description = "Print the messages; those that hold a password or a token are masked.")
    private boolean verbose;

    /**
     * Takes the terminal. The options are not parsed yet.
     *
     * @param terminal the terminal that the command uses
     */
    public ServerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws GeneralSecurityException, IOException, InterruptedException {
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        check(line);
        PrintWriter talk = terminal.talk(where.stdio);
        ServerSettings settings = settings(talk, line);
        MessagePrinter printer = verbose ? MessagePrinter.on(talk) : MessagePrinter.silent();
        ServerLogin login = new ServerLogin(settings, dialect, talk, printer);
        Optional<ServerTls> secured = tls.make(talk, line);
        return where.stdio ? exit(serveStdio(settings, login)) : listen(settings, login, secured.orElse(null), talk);
    }

    private void check(CommandLine line) {
        users.check(line);
        if (where.stdio && tls.isOn()) {
            throw new ParameterException(line, "--tls is for --port");
        }
        if (where.stdio && line.getParseResult().hasMatchedOption("--connections")) {
            throw new ParameterException(line, "--connections is for --port; there is one client on stdin");
        }
        if (where.port != null && (where.port < 0 || where.port > 0xFFFF)) {
            throw new ParameterException(line, "--port: 0 to 65535");
        }
        if (timeout < 1 || connections < 1) {
            throw new ParameterException(line, "--timeout and --connections: 1 or more");
        }
    }

    private ServerSettings settings(PrintWriter talk, CommandLine line) throws IOException {
        MechanismPolicy policy = Words.policy(allowed, plaintext, line);
        Secret secret = users.serverSecret();
        if (users.drawsSecret()) {
            talk.println("the server secret is drawn for this run; --secret-file keeps one");
        }
        try {
            ServerSettings settings = new ServerSettings(
                            policy, users.store(secret), users.validator(), new Named(service, host, realm))
                    .protecting(qop)
                    .hiding(secret);
            return plaintext ? settings.inClear() : settings;
        } catch (IllegalArgumentException e) { // the users file is wrong; the message names file and line
            throw new WireException(String.valueOf(e.getMessage()));
        }
    }

    private static int exit(Outcome outcome) {
        return outcome == Outcome.IN ? 0 : 1;
    }

    private Outcome serveStdio(ServerSettings settings, ServerLogin login) throws IOException, InterruptedException {
        requireOffer(settings.offer(Connection.unknown()));
        WireLines lines = new WireLines(terminal.in(), terminal.raw(), End.LF);
        return new StdioSession(login, lines).serve(Duration.ofSeconds(timeout));
    }

    private int listen(ServerSettings settings, ServerLogin login, @Nullable ServerTls secured, PrintWriter talk)
            throws IOException {
        int port = where.port == null ? 0 : where.port;
        Limits limits = new Limits(connections, Duration.ofSeconds(timeout));
        try (Listener opened = new Listener(port, secured, login, limits)) {
            if (secured == null) {
                requireOffer(settings.offer(Connection.plaintext()));
            }
            listener = opened;
            talk.println("listening on " + opened.address() + (secured == null ? "" : " under TLS"));
            if (once) {
                return exit(opened.serveOne());
            }
            opened.serveAll();
            return 0;
        }
    }

    /** A server that nobody could log in to says why at once. */
    private static void requireOffer(Choice offer) throws WireException {
        if (offer.mechanisms().isEmpty()) {
            throw new WireException(
                    "there is nothing to offer; say --users, --jdbc, --tokens, --tls or --allow: " + offer);
        }
    }

    /** Stops the server. Another thread calls it. */
    void stop() throws IOException {
        Listener opened = listener;
        if (opened != null) {
            opened.close();
        }
    }
}

package org.sasl4j.tool.wire;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Context;
import org.sasl4j.Mechanism.Need;
import org.sasl4j.binding.Bindings;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.digest.DigestMd5;
import org.sasl4j.negotiation.Capabilities;
import org.sasl4j.negotiation.Choice;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.negotiation.Negotiation;
import org.sasl4j.provider.Sasl4jProvider;
import org.sasl4j.provider.SaslProperties;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Logs in to {@code sasl server}, to a program that speaks in lines, or to a mail server. */
@Command(
        name = "client",
        sortOptions = false,
        description = {
            "Logs in to a server, by the best mechanism that both have. Exits with 0 if it is in and 1 if not.",
            "Then it sends each line of stdin through the security layer and prints what comes back; to a mail server it"
                    + " says goodbye."
        },
        footer = {
            "",
            "A password or a token is never an argument, and goes over no connection that others can read, unless"
                    + " --plaintext says so.",
            "",
            "Examples:",
            "  sasl client --imap mail.example.com:993 --tls --user juliet",
            "  sasl client --connect localhost:4222 --tls --insecure --user juliet",
            "  sasl client --exec sasl-sample-server --dialect cyrus --user juliet",
            ""
        },
        mixinStandardHelpOptions = true)
public final class ClientCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Peer peer = new Peer();

    @Mixin
    private Account account = new Account();

    @Mixin
    private ClientTlsOptions tls = new ClientTlsOptions();

    @Option(names = "--mechanism", paramLabel = "NAME", description = "The one to use, rather than the best.")
    private @Nullable String mechanism;

    @Option(names = "--allow", paramLabel = "A,B", description = "The whitelist.")
    private @Nullable String allowed;

    @Option(
            names = "--offered",
            paramLabel = "A,B",
            description = "Take this for what the server offers. gsasl's does not say; --mechanism is enough for it.")
    private @Nullable String offered;

    @Option(names = "--explain", description = "Say of every mechanism offered why it was chosen or not.")
    private boolean explain;

    @Option(names = "--qop", paramLabel = "A,B", description = "The protection to ask for, best first.")
    private @Nullable String qop;

    @Option(names = "--realm", paramLabel = "NAME", description = "The realm of DIGEST-MD5.")
    private @Nullable String realm;

    @Option(names = "--service", paramLabel = "NAME", description = "The service name: else imap, smtp or sasl.")
    private @Nullable String service;

    @Option(names = "--host", paramLabel = "NAME", description = "The server's name, if not that of its address.")
    private @Nullable String host;

    @Option(
            names = "--dialect",
            paramLabel = "NAME",
            description = "lines, gsasl or cyrus: what sasl server speaks, or gsasl --server, or Cyrus SASL's"
                    + " sample-server (${DEFAULT-VALUE}).")
    private Dialect dialect = Dialect.LINES;

    @Option(names = "--verbose", description = "Print the messages; those that hold a password or a token are masked.")
    private boolean verbose;

    /**
     * Takes the terminal. The options are not parsed yet.
     *
     * @param terminal the terminal that the command uses
     */
    public ClientCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws GeneralSecurityException, IOException {
        CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
        check(line);
        MechanismPolicy policy = Words.policy(mechanism == null ? allowed : mechanism, tls.inClear(), line);
        String name = host == null ? peer.host(line) : host;
        try {
            Need[] needs = account.gather(terminal, tls.hasCertificate(), line);
            try (ClientWire wire = peer.open(terminal, tls, line)) {
                logIn(wire, policy, needs, name);
            }
            return 0;
        } finally {
            account.wipe();
        }
    }

    private void check(CommandLine line) {
        tls.check(line);
        if (mechanism != null && allowed != null) {
            throw new ParameterException(line, "--mechanism or --allow, not both");
        }
        if (peer.isStdio() && account.takesStdin()) {
            throw new ParameterException(line, "--stdio and --password-stdin both want stdin; use --password-file");
        }
        if (tls.later() && !peer.isMail()) {
            throw new ParameterException(line, "--starttls is for --imap and --smtp");
        }
        if (dialect == Dialect.GSASL && mechanism == null && offered == null) {
            throw new ParameterException(line, "gsasl does not say what it offers: --mechanism or --offered");
        }
    }

    private void logIn(ClientWire wire, MechanismPolicy policy, Need[] needs, String name) throws IOException {
        PrintWriter talk = terminal.talk(peer.isStdio());
        List<String> assumed = Words.of(offered != null ? offered : String.valueOf(mechanism));
        ClientDialect spoken = peer.speak(wire, dialect, tls.later(), assumed);
        List<String> heard = spoken.offered();
        Choice choice = Negotiation.of(Mechanisms.standard(), policy)
                .on(wire.connection())
                .able(Capabilities.having(needs))
                .choose(offered == null ? heard : assumed);
        if (explain) {
            talk.println("offered: " + Terminal.printable(String.join(" ", heard)));
            choice.explain().forEach(reason -> talk.println("  " + reason));
        }
        SaslClient client = start(choice, policy, wire, name, offered == null ? heard : assumed);
        try {
            MessagePrinter printer = verbose ? MessagePrinter.on(talk) : MessagePrinter.silent();
            new ClientLogin(spoken, client, printer.of(client.getMechanismName())).run();
            talk.println("in: by " + client.getMechanismName() + facts(client));
            spoken.afterwards(client, terminal, peer.isStdio());
        } finally {
            client.dispose();
        }
    }

    private SaslClient start(Choice choice, MechanismPolicy policy, ClientWire wire, String name, List<String> offer)
            throws SaslException {
        if (choice.mechanisms().isEmpty()) {
            throw new SaslException("no mechanism is left to try: " + choice);
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put(SaslProperties.CONNECTION.key(), wire.connection());
        properties.put(Bindings.OFFERED.key(), String.join(" ", offer));
        Optional.ofNullable(qop).ifPresent(words -> properties.put(Sasl.QOP, words));
        Optional.ofNullable(realm).ifPresent(text -> properties.put(DigestMd5.REALM.key(), text));
        if (tls.inClear()) {
            properties.put(Context.PLAINTEXT.key(), "true");
        }
        SaslClient client = new Sasl4jProvider(Mechanisms.standard(), policy)
                .clientFactory()
                .createSaslClient(
                        new String[] {choice.names()[0]},
                        account.authorizationId(),
                        service == null ? peer.service() : service,
                        name,
                        properties,
                        account);
        if (client == null) {
            throw new SaslException(choice.names()[0] + " cannot be used with these options");
        }
        return client;
    }

    private static String facts(SaslClient client) {
        Object layer = client.getNegotiatedProperty(Sasl.QOP);
        Object binding = client.getNegotiatedProperty(Bindings.TYPE.key());
        return ("auth".equals(layer) ? "" : ", under " + layer) + (binding == null ? "" : ", bound by " + binding);
    }
}

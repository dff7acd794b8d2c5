package com.example.consumer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedExceptionAction;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import javax.security.sasl.Sasl;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.ipc.Server;
import org.apache.hadoop.net.NetUtils;
import org.apache.hadoop.security.SaslRpcServer;
import org.apache.hadoop.security.SecurityUtil;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.SecretManager;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.security.token.TokenIdentifier;
import org.apache.hadoop.security.token.TokenSelector;
import org.sasl4j.LogLines;
import org.sasl4j.provider.Sasl4jProvider;

/**
 * A call through Hadoop's own RPC, server and client, with a delegation token; run in a JVM of its own, because each side
 * keeps the factories that it finds first. Prints how each protection went.
 */
public final class HadoopRpc {
    private static final Text KIND = new Text("greeting");
    private static final String KEY = "twenty octets of key";
    private static final List<Integer> SHORT = List.of(10, 1000, 65_500, 70_000);
    private static final int LONG = 20 << 20;
    private static final int LONG_ENOUGH = 4 << 20; // for 3DES with the JDK on either side, which takes its time

    private HadoopRpc() {}

    /** The name of a token's owner. */
    public static final class Owner extends TokenIdentifier {
        private final Text name = new Text();

        /** Hadoop reads one into this. */
        public Owner() {}

        Owner(String name) {
            this.name.set(name);
        }

        @Override
        public Text getKind() {
            return KIND;
        }

        @Override
        public UserGroupInformation getUser() {
            return UserGroupInformation.createRemoteUser(name.toString());
        }

        @Override
        public void write(DataOutput output) throws IOException {
            name.write(output);
        }

        @Override
        public void readFields(DataInput input) throws IOException {
            name.readFields(input);
        }
    }

    /** Knows the tokens of alice. */
    private static final class Secrets extends SecretManager<Owner> {
        @Override
        protected byte[] createPassword(Owner owner) {
            return KEY.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public byte[] retrievePassword(Owner owner) throws InvalidToken {
            if (!owner.getUser().getUserName().equals("alice")) {
                throw new InvalidToken("no such token");
            }
            return createPassword(owner);
        }

        @Override
        public Owner createIdentifier() {
            return new Owner();
        }
    }

    /** Finds a token among those that a client has. */
    public static final class Selector implements TokenSelector<Owner> {
        @Override
        @SuppressWarnings("unchecked") // there is one kind alone
        public Token<Owner> selectToken(Text service, Collection<Token<? extends TokenIdentifier>> tokens) {
            return tokens.stream()
                    .filter(token -> token.getKind().equals(KIND))
                    .map(token -> (Token<Owner>) token)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Whether ours is to be the only provider of DIGEST-MD5, or SunSASL. */
    private static void leaveOnly(Side side, Provider sun) {
        if (side == Side.OURS) {
            Security.removeProvider("SunSASL");
            Security.addProvider(new Sasl4jProvider());
        } else {
            Security.removeProvider(Sasl4jProvider.NAME);
            Security.addProvider(sun);
        }
    }

    /** Whose the factories of DIGEST-MD5 are; Hadoop takes the first that it is told of. */
    private static <F> List<Side> makers(List<F> factories, Function<F, String[]> names) {
        return factories.stream()
                .filter(factory -> Arrays.asList(names.apply(factory)).contains(Sides.DIGEST_MD5))
                .map(factory -> Side.OURS.made(factory) ? Side.OURS : Side.SUN)
                .toList();
    }

    private static Configuration configuration(String protection) {
        Configuration configuration = new Configuration(false);
        configuration.set("hadoop.security.authentication", "token");
        configuration.set("hadoop.rpc.protection", protection);
        configuration.set("ipc.client.connect.max.retries", "0");
        configuration.set("ipc.client.connect.max.retries.on.sasl", "0");
        return configuration;
    }

    /** Calls with a token of this owner and password, and tells what came of it. */
    private static String called(
            Server server, Configuration configuration, String owner, String password, List<Integer> lengths)
            throws Exception {
        InetSocketAddress address = NetUtils.getConnectAddress(server);
        byte[] identifier = new Owner(owner).getBytes();
        Token<Owner> token = new Token<>(identifier, password.getBytes(StandardCharsets.US_ASCII), KIND, new Text());
        SecurityUtil.setTokenService(token, address);
        UserGroupInformation user = UserGroupInformation.createRemoteUser(owner);
        user.addToken(token);
        return user.doAs((PrivilegedExceptionAction<String>) () -> {
            HadoopEcho echo = RPC.getProxy(HadoopEcho.class, HadoopEcho.versionID, address, configuration);
            try {
                for (int length : lengths) {
                    Text text = new Text("x".repeat(length - 1) + 'y');
                    if (!echo.echo(text).equals(text)) {
                        return "another answer of " + length;
                    }
                }
                return "echoed";
            } catch (RemoteException e) {
                return e.getClassName() + " made again as "
                        + e.unwrapRemoteException().getClass().getName();
            } finally {
                RPC.stopProxy(echo);
            }
        });
    }

    /** Has each protection go through a server of the one side and a client of the other, or whoever is found here. */
    public static void main(String[] sides) throws Exception {
        LogLines.listenAt(Level.FINE);
        if (sides.length == 1) {
            Standing.valueOf(sides[0]).run(() -> callEach(protection -> SHORT));
        } else {
            find(Side.valueOf(sides[0]), Side.valueOf(sides[1]));
            boolean sun = List.of(sides).contains(Side.SUN.name());
            callEach(protection -> {
                int longest = sun && protection.equals("privacy") ? LONG_ENOUGH : LONG;
                return Stream.concat(SHORT.stream(), Stream.of(longest)).toList();
            });
        }
        System.out.println("ours: "
                + LogLines.claimRecords().stream()
                        .map(LogRecord::getMessage)
                        .filter(line -> line.endsWith("succeeded"))
                        .distinct()
                        .sorted()
                        .toList());
        System.exit(0);
    }

    /** Has Hadoop find these sides, which it then keeps. */
    private static void find(Side client, Side server) throws Exception {
        Provider sun = Security.getProvider("SunSASL");
        leaveOnly(server, sun);
        UserGroupInformation.setConfiguration(configuration("privacy"));
        SaslRpcServer.init(configuration("privacy"));
        System.out.println("server of "
                + makers(
                        Collections.list(Sasl.getSaslServerFactories()),
                        factory -> factory.getMechanismNames(Map.of())));
        leaveOnly(client, sun);
        System.out.println("client of "
                + makers(
                        Collections.list(Sasl.getSaslClientFactories()),
                        factory -> factory.getMechanismNames(Map.of())));
    }

    private static void callEach(Function<String, List<Integer>> all) throws Exception {
        for (String protection : new String[] {"authentication", "integrity", "privacy"}) {
            List<Integer> lengths = all.apply(protection);
            Configuration configuration = configuration(protection);
            UserGroupInformation.setConfiguration(configuration);
            UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser("server"));
            Server server = new RPC.Builder(configuration)
                    .setProtocol(HadoopEcho.class)
                    .setInstance(new HadoopEcho.Echoing())
                    .setBindAddress("127.0.0.1")
                    .setPort(0)
                    .setNumHandlers(1)
                    .setSecretManager(new Secrets())
                    .build();
            server.start();
            try {
                System.out.println(protection + ' ' + called(server, configuration, "alice", KEY, lengths));
                System.out.println(protection + " wrong " + called(server, configuration, "alice", "guess", lengths));
                System.out.println(protection + " nobody " + called(server, configuration, "bob", "guess", lengths));
            } finally {
                server.stop();
            }
        }
    }
}

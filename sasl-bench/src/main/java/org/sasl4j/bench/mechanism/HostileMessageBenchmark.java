package org.sasl4j.bench.mechanism;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sasl4j.Context;
import org.sasl4j.Decoy;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Service;
import org.sasl4j.bench.Suite;
import org.sasl4j.bench.Users;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.external.External;
import org.sasl4j.mechanism.external.IdentityResolver;
import org.sasl4j.mechanism.oauthbearer.OauthBearer;
import org.sasl4j.mechanism.oauthbearer.TokenError;
import org.sasl4j.mechanism.oauthbearer.TokenVerdict;

/**
 * What the worst message costs a server, from a sender who has proven nothing. It is the longest message that the
 * server takes, or one with the longest texts. The texts are a letter with as many combining marks as fit, in the order
 * that is the furthest from the canonical one.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HostileMessageBenchmark extends Suite {
    private static final int TEXT = Context.TEXT_MAX.standard().orElseThrow();
    private static final int MESSAGE = Context.MESSAGE_MAX.standard().orElseThrow();

    /** The mechanism that is attacked. */
    @Param({
        "PLAIN",
        "LOGIN",
        "SCRAM-SHA-256",
        "SCRAM-SHA-512",
        "CRAM-MD5",
        "DIGEST-MD5",
        "EXTERNAL",
        "ANONYMOUS",
        "OAUTHBEARER",
        "XOAUTH2",
        "FOO"
    })
    public String mechanism = "PLAIN";

    /** What is long: each text, or one text that fills the message. */
    @Param({"texts", "message"})
    public String length = "texts";

    private final ServerContext context = StoreServerContext.builder(Users.store())
            .service(new Service("imap", "localhost"))
            .with(Decoy.SERVER_SECRET, Secret.of("the server's".toCharArray()))
            .with(External.IDENTITY, IdentityResolver.fixed("user"))
            .with(OauthBearer.VALIDATOR, request -> TokenVerdict.rejected(TokenError.INVALID_TOKEN))
            .build();

    private @Nullable Mechanism attacked;
    private List<byte[]> messages = List.of();

    /** Makes the messages. */
    @Setup
    public void write() {
        attacked = Mechanisms.standard().find(MechanismName.of(mechanism)).orElseThrow();
        boolean texts = length.equals("texts");
        String text = marked(texts ? TEXT : MESSAGE - 200);
        messages = switch (mechanism) {
            case "PLAIN", "FOO" ->
                texts ? List.of(octets(text + '\0' + text + '\0' + text)) : List.of(octets('\0' + text + "\0secret"));
            case "LOGIN" -> List.of(octets(text), octets(text));
            case "CRAM-MD5" -> List.of(octets(text + ' ' + "0".repeat(32)));
            case "DIGEST-MD5" ->
                List.of(octets("charset=utf-8,username=\"" + (texts ? text : marked(3800))
                        + "\",realm=\"localhost\",nonce=\"NONCE\",nc=00000001,cnonce=\"c\",digest-uri=\"imap/localhost\","
                        + "response=" + "0".repeat(32) + ",qop=auth"));
            case "EXTERNAL" -> List.of(octets(text));
            case "ANONYMOUS" -> List.of(octets("a@" + (texts ? marked(TEXT - 2) : text)));
            case "OAUTHBEARER" -> List.of(octets("n,a=" + text + ",\1auth=Bearer x\1\1"));
            case "XOAUTH2" -> List.of(octets("user=" + text + "\1auth=Bearer x\1\1"));
            default -> List.of(octets((texts ? "n,a=" + text : "n,") + ",n=" + text + ",r=abc"));
        };
    }

    /** A letter and two kinds of marks, which go above and below it. */
    private static String marked(int octets) {
        int marks = (octets - 1) / 4;
        return "a" + "\u0301".repeat(marks) + "\u0316".repeat(marks);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The server's side of the exchange, up to its refusal or its next challenge. */
    @Benchmark
    public List<Object> sasl4j() throws MechanismException {
        List<Object> answers = new ArrayList<>();
        try (Exchange server = Exchange.server(attacked, context)) {
            byte[] challenge = mechanism.equals("LOGIN") || mechanism.endsWith("MD5") ? server.evaluate(null) : null;
            for (byte[] message : messages) {
                answers.add(server.evaluate(mechanism.equals("DIGEST-MD5") ? named(message, challenge) : message));
            }
        } catch (MechanismException refused) {
            answers.add(refused);
        }
        return answers;
    }

    private static byte[] named(byte[] message, byte[] challenge) {
        String offered = new String(challenge, StandardCharsets.UTF_8);
        int nonce = offered.indexOf("nonce=\"") + 7;
        return octets(new String(message, StandardCharsets.UTF_8)
                .replace("NONCE", offered.substring(nonce, offered.indexOf('"', nonce))));
    }
}

package org.sasl4j.tool.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.scram.Hash;

/** SCRAM (RFC 5802 section 5): four messages of attributes. */
final class ScramDecoder implements Decoder {
    private static final Map<Character, String> NAMES = Map.of(
            'a', "authzid",
            'n', "username",
            'm', "mandatory extension",
            'r', "nonce",
            's', "salt",
            'i', "iteration-count",
            'c', "channel-binding",
            'p', "ClientProof",
            'v', "ServerSignature",
            'e', "server-error");

    /** The GS2 header (RFC 5802 section 7). */
    static final Pattern HEADER = Pattern.compile("(n|y|p=[A-Za-z0-9.-]+),(a=[^,\0]*)?,");

    private static final int LEAST_ITERATIONS = 4096;

    private final @Nullable Hash named;
    private String gs2Header = "";
    private String clientFirstBare = "";
    private String serverFirst = "";
    private String clientFinal = "";
    private String serverFinal = "";

    /**
     * Starts one exchange.
     *
     * @param named the hash, if the mechanism is known; otherwise the length of the proof tells it
     */
    ScramDecoder(@Nullable Hash named) {
        this.named = named;
    }

    @Override
    public Part next(Message message) {
        String text = message.utf8();
        if (clientFirstBare.isEmpty()) {
            return clientFirst(message);
        }
        if (serverFirst.isEmpty() && !text.startsWith("e=")) {
            serverFirst = text;
            return serverFirst(message);
        }
        if (clientFinal.isEmpty() && message.side() != Message.Side.SERVER) {
            clientFinal = text;
            return clientFinal(message);
        }
        serverFinal = text;
        return serverFinal(message);
    }

    private Part clientFirst(Message message) {
        String text = message.utf8();
        Part part = new Part("client-first-message");
        Matcher header = HEADER.matcher(text);
        if (!header.lookingAt()) {
            return part.unread(text).fault("it has no GS2 header, such as n,, (RFC 5802 section 7)");
        }
        gs2Header = header.group();
        clientFirstBare = text.substring(header.end());
        String flag = String.valueOf(header.group(1));
        part.field("gs2-cbind-flag", flag, flagRemark(flag));
        if (header.group(2) != null) {
            attributes(part, message, header.group(2));
        }
        Map<Character, String> read = attributes(part, message, clientFirstBare);
        part.require(order(clientFirstBare).startsWith("nr"), "n= comes first, and r= after it");
        String name = read.getOrDefault('n', "");
        part.require(
                name.replace("=2C", "").replace("=3D", "").indexOf('=') < 0,
                "a = in the name that is not =2C or =3D (RFC 5802 section 5.1)");
        return part;
    }

    private static String flagRemark(String flag) {
        return switch (flag) {
            case "n" -> "the client cannot bind to a channel";
            case "y" -> "the client could, and was offered no -PLUS";
            default -> "bound to the channel";
        };
    }

    private Part serverFirst(Message message) {
        String text = message.utf8();
        Part part = new Part("server-first-message");
        Map<Character, String> read = attributes(part, message, text);
        part.require(order(text).startsWith("rsi"), "r=, s= and i= come in this order");
        String nonce = read.getOrDefault('r', "");
        String own = attribute(clientFirstBare, 'r');
        part.require(
                nonce.startsWith(own) && nonce.length() > own.length(),
                "r= has to be the client's nonce and more (RFC 5802 section 5.1)");
        part.require(Base64Field.decode(read.getOrDefault('s', "!")).isPresent(), "s= is not base64");
        String iterations = read.getOrDefault('i', "");
        part.require(iterations.matches("[1-9][0-9]{0,8}"), "i= is not a number");
        if (iterations.matches("[1-9][0-9]{0,8}") && Integer.parseInt(iterations) < LEAST_ITERATIONS) {
            part.fault("i= is less than the " + LEAST_ITERATIONS + " that RFC 7677 section 4 asks for");
        }
        return part;
    }

    private Part clientFinal(Message message) {
        String text = message.utf8();
        Part part = new Part("client-final-message");
        Map<Character, String> read = attributes(part, message, text);
        part.require(text.startsWith("c="), "c= comes first");
        part.require(text.lastIndexOf(",p=") > 0, "p= comes last");
        part.require(
                read.getOrDefault('r', "").equals(attribute(serverFirst, 'r')),
                "r= is not the server's (RFC 5802 section 5.1)");
        Optional<byte[]> binding = Base64Field.decode(read.getOrDefault('c', "!"));
        if (binding.isEmpty()) {
            return part.fault("c= is not base64");
        }
        String bound = new String(binding.get(), StandardCharsets.ISO_8859_1);
        part.require(bound.startsWith(gs2Header), "c= does not begin with the GS2 header that was sent: " + gs2Header);
        part.require(
                gs2Header.startsWith("p=") || bound.length() <= gs2Header.length(),
                "c= has more than the GS2 header, although no channel is bound");
        Optional<byte[]> proof = Base64Field.decode(read.getOrDefault('p', "!"));
        part.require(proof.isPresent(), "p= is not base64");
        part.require(
                proof.isEmpty() || named == null || proof.get().length == named.length(),
                "p= is not as long as " + named + " makes it");
        return part;
    }

    private static Part serverFinal(Message message) {
        String text = message.utf8();
        Part part = new Part("server-final-message");
        Map<Character, String> read = attributes(part, message, text);
        part.require(read.containsKey('v') || read.containsKey('e'), "it has neither v= nor e=");
        return part.require(!read.containsKey('e'), "the server says why it refused");
    }

    /** Adds the attributes as fields. */
    private static Map<Character, String> attributes(Part part, Message message, String text) {
        Map<Character, String> read = new LinkedHashMap<>();
        for (String attribute : text.split(",", -1)) {
            if (!attribute.matches("[A-Za-z]=[^\0]*")) {
                part.misplaced(message, attribute, "attribute: a letter, = and a value");
                continue;
            }
            char letter = attribute.charAt(0);
            part.field(letter + "= " + NAMES.getOrDefault(letter, "extension"), attribute.substring(2));
            part.require(read.put(letter, attribute.substring(2)) == null, letter + "= is there twice");
        }
        part.require(!read.containsKey('m'), "m= has to make the other side fail (RFC 5802 section 5.1)");
        return read;
    }

    private static String order(String text) {
        StringBuilder letters = new StringBuilder();
        for (String attribute : text.split(",", -1)) {
            letters.append(attribute, 0, Math.min(1, attribute.length()));
        }
        return letters.toString();
    }

    private static String attribute(String text, char letter) {
        return Arrays.stream(text.split(",", -1))
                .filter(attribute -> attribute.startsWith(letter + "="))
                .findFirst()
                .map(attribute -> attribute.substring(2))
                .orElse("");
    }

    @Override
    public List<Verdict> judge(Secret password) throws MechanismException {
        byte[] proof = Base64Field.decode(attribute(clientFinal, 'p')).orElse(new byte[0]);
        Optional<Hash> hash = named != null
                ? Optional.of(named)
                : Arrays.stream(Hash.values())
                        .filter(one -> one.length() == proof.length)
                        .findFirst();
        int end = clientFinal.lastIndexOf(",p=");
        if (hash.isEmpty() || end < 0 || serverFirst.isEmpty()) {
            return List.of();
        }
        ScramInputs inputs = new ScramInputs(
                gs2Header,
                clientFirstBare,
                serverFirst,
                clientFinal.substring(0, end),
                Base64Field.decode(attribute(serverFirst, 's')).orElse(new byte[0]),
                attribute(serverFirst, 'i'));
        ScramCheck check = new ScramCheck(hash.get(), password);
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(check.proof(inputs, proof));
        byte[] signature = Base64Field.decode(attribute(serverFinal, 'v')).orElse(new byte[0]);
        if (signature.length > 0) {
            verdicts.add(check.signature(inputs, signature));
        }
        return verdicts;
    }
}

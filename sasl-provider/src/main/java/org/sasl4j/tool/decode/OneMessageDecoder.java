package org.sasl4j.tool.decode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sasl4j.Secret;

/** Mechanisms in which each message can be read by itself. */
enum OneMessageDecoder {
    /** RFC 4616 section 2. FOO has the same message. */
    PLAIN {
        @Override
        Part part(Message message, int number) {
            String[] fields = message.utf8().split("\0", -1);
            if (message.side() == Message.Side.SERVER || fields.length != 3) {
                Part part = new Part("message").field("text", message.utf8());
                return part.require(
                        message.side() == Message.Side.SERVER,
                        "it has " + (fields.length - 1) + " NULs where PLAIN has two (RFC 4616 section 2)");
            }
            return new Part("message")
                    .field("authzid", fields[0])
                    .field("authcid", fields[1])
                    .secret("passwd", fields[2])
                    .require(!fields[1].isEmpty(), "authcid is empty")
                    .require(!fields[2].isEmpty(), "passwd is empty");
        }
    },

    /** The server asks two questions, and the client answers them. */
    LOGIN {
        @Override
        Part part(Message message, int number) {
            if (message.side() == Message.Side.SERVER) {
                return new Part("challenge").field("prompt", message.utf8());
            }
            Part part = new Part("response");
            return number == 0 ? part.field("username", message.utf8()) : part.secret("password", message.utf8());
        }
    },

    /** RFC 7628 section 3.1, and XOAUTH2, which Google had before. */
    OAUTHBEARER {
        @Override
        Part part(Message message, int number) {
            String text = message.utf8();
            if (message.side() == Message.Side.SERVER || text.startsWith("{")) {
                return new Part("error result").field("json", text).fault("the server says why it refused");
            }
            if (text.equals("\u0001")) {
                return new Part("the client's answer to an error");
            }
            Part part = new Part("client's initial response");
            part.require(text.endsWith("\u0001\u0001"), "it has to end with two octets 0x01 (RFC 7628 section 3.1)");
            for (String pair : text.split("\u0001")) {
                if (pair.startsWith("auth=")) {
                    part.field("auth scheme", pair.substring("auth=".length()).replaceAll(" .*", ""));
                    part.secret("token", pair.replaceFirst("^auth=\\S* ?", ""));
                } else {
                    int equals = pair.indexOf('=');
                    boolean isHeader = pair.matches("[nyp][^\u0001]*,");
                    part.field(
                            isHeader ? "gs2-header" : equals > 0 ? pair.substring(0, equals) : "text",
                            isHeader ? pair : pair.substring(equals + 1));
                }
            }
            return part;
        }
    },

    /** RFC 2195. */
    CRAM_MD5 {
        @Override
        Part part(Message message, int number) {
            String text = message.utf8();
            if (message.side() == Message.Side.SERVER) {
                return new Part("challenge")
                        .field("msg-id", text)
                        .require(
                                text.matches("<[^<>@]+@[^<>@]+>"), "it is not like <number@host> (RFC 2195 section 2)");
            }
            int space = text.lastIndexOf(' ');
            return new Part("response")
                    .field("username", space < 0 ? text : text.substring(0, space))
                    .field("digest", text.substring(space + 1))
                    .require(
                            text.substring(space + 1).matches("[0-9a-f]{32}"),
                            "the digest is not 32 hexadecimal digits in lower case");
        }
    },

    /** EXTERNAL, ANONYMOUS and unknown mechanisms. The message is a text. */
    TEXT {
        @Override
        Part part(Message message, int number) {
            return new Part("message").field("text", message.octets().length() == 0 ? "(empty)" : message.utf8());
        }
    };

    /** Reads a message. The number counts the messages of its side. */
    abstract Part part(Message message, int number);

    /** Starts one exchange of this kind. */
    Decoder start() {
        int[] said = new int[Message.Side.values().length];
        String[] last = {"", ""};
        return new Decoder() {
            @Override
            public Part next(Message message) {
                last[message.side() == Message.Side.SERVER ? 0 : 1] = message.utf8();
                return part(message, said[message.side().ordinal()]++);
            }

            @Override
            public List<Verdict> judge(Secret password) {
                return OneMessageDecoder.this == CRAM_MD5 && !last[0].isEmpty() && !last[1].isEmpty()
                        ? List.of(digest(last[0], last[1], password))
                        : List.of();
            }
        };
    }

    private static Decoder.Verdict digest(String challenge, String response, Secret password) {
        byte[] key = password.revealBytes();
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(key, "HmacMD5"));
            String expected = HexFormat.of().formatHex(mac.doFinal(challenge.getBytes(StandardCharsets.UTF_8)));
            boolean right = response.endsWith(" " + expected);
            return new Decoder.Verdict("digest", right, right ? "" : "the password or the challenge");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacMD5", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}

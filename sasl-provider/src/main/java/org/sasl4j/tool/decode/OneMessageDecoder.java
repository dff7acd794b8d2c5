package org.sasl4j.tool.decode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sasl4j.Secret;

/** Mechanisms in which each message can be read by itself. */
enum OneMessageDecoder {
    /** RFC 4616 section 2. FOO has the same message. */
    PLAIN {
        @Override
        Part part(Message message) {
            String[] fields = message.utf8().split("\0", -1);
            Part part = new Part("message");
            if (message.isServers()) {
                return part.field("text", message.utf8());
            }
            if (fields.length != 3) {
                return part.unread(message.utf8())
                        .fault("it has " + (fields.length - 1) + " NULs where PLAIN has two (RFC 4616 section 2)");
            }
            if (fields[2].isEmpty()) {
                return part.unread(message.utf8()).fault("passwd is empty");
            }
            return part.field("authzid", fields[0])
                    .field("authcid", fields[1])
                    .secret("passwd", fields[2])
                    .require(!fields[1].isEmpty(), "authcid is empty");
        }
    },

    /** RFC 7628 section 3.1, and XOAUTH2, which Google had before. */
    OAUTHBEARER {
        @Override
        Part part(Message message) {
            String text = message.utf8();
            if (text.startsWith("{") || message.isServers()) {
                return new Part("error result").field("json", text).fault("the server says why it refused");
            }
            if (text.equals("\u0001")) {
                return new Part("the client's answer to an error");
            }
            Part part = new Part("client's initial response");
            part.require(text.endsWith("\u0001\u0001"), "it has to end with two octets 0x01 (RFC 7628 section 3.1)");
            for (String pair : text.split("\u0001")) {
                pair(part, pair);
            }
            return part;
        }

        private static void pair(Part part, String pair) {
            Matcher bearer = BEARER.matcher(pair);
            Matcher keyed = KEYED.matcher(pair);
            if (bearer.matches()) {
                part.field("auth scheme", bearer.group(1)).secret("token", bearer.group(2));
            } else if (pair.startsWith("auth=")) {
                part.unread(pair).fault("auth= has to be Bearer, a space and the token (RFC 6750 section 2.1)");
            } else if (ScramDecoder.HEADER.matcher(pair).matches()) {
                part.field("gs2-header", pair);
            } else if (!keyed.matches()) {
                part.unread(pair);
            } else if (HARMLESS.matcher(pair).matches()) {
                part.field(keyed.group(1), keyed.group(2));
            } else {
                part.secret(keyed.group(1), keyed.group(2));
            }
        }
    },

    /** RFC 2195. */
    CRAM_MD5 {
        @Override
        Part part(Message message) {
            String text = message.utf8();
            if (message.isServers()) {
                return new Part("challenge")
                        .field("msg-id", text)
                        .require(
                                text.matches("<[^<>@]+@[^<>@]+>"), "it is not like <number@host> (RFC 2195 section 2)");
            }
            Part part = new Part("response");
            Matcher response = RESPONSE.matcher(text);
            if (!response.matches()) {
                return part.unread(text).fault("it is not a name, a space and a digest of 32 hexadecimal digits");
            }
            String digest = response.group(2);
            return part.field("username", response.group(1))
                    .field("digest", digest)
                    .require(digest.equals(digest.toLowerCase(Locale.ROOT)), "the digest is not in lower case");
        }
    },

    /** EXTERNAL and ANONYMOUS. The message is a text without secrets. */
    TEXT {
        @Override
        Part part(Message message) {
            String text = message.utf8();
            Part part = new Part("message");
            return text.indexOf('\0') >= 0
                    ? part.unread(text).fault("it has a NUL, as a message of PLAIN has")
                    : part.field("text", text.isEmpty() ? EMPTY : text);
        }
    },

    /** Mechanisms that nobody here knows. Nobody knows, either, where a password is in such a message. */
    UNKNOWN {
        @Override
        Part part(Message message) {
            String text = message.utf8();
            Part part = new Part("message");
            return text.isEmpty() ? part.field("text", EMPTY) : part.unread(text);
        }
    };

    private static final String EMPTY = "(empty)";
    private static final Pattern BEARER =
            Pattern.compile("auth=(bearer) +(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A token is longer than a key, or ends with =. */
    private static final Pattern KEYED = Pattern.compile("([^=\\s\0]{1,16})=([^=].*)", Pattern.DOTALL);

    /** What has another = in its value may have the token there, after a wrong separator. */
    private static final Pattern HARMLESS = Pattern.compile("(?:user|host|port)=[^=\\s\0]+");

    private static final Pattern RESPONSE = Pattern.compile("([^\0]*) ([0-9A-Fa-f]{32})");

    /** Reads a message. */
    abstract Part part(Message message);

    /** Starts one exchange of this kind. */
    Decoder start() {
        String[] last = {"", ""};
        return new Decoder() {
            @Override
            public Part next(Message message) {
                last[message.side() == Message.Side.SERVER ? 0 : 1] = message.utf8();
                return part(message);
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

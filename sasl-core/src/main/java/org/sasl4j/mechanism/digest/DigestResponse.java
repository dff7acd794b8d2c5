package org.sasl4j.mechanism.digest;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Context;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Protection;
import org.sasl4j.Qop;
import org.sasl4j.text.TextLength;

/**
 * {@code digest-response} (RFC 2831 section 2.1.2). Its strings hold the octets that go over the wire, one in each
 * char.
 *
 * @param charset how the names are written
 * @param username the authentication identity
 * @param realm null if absent
 * @param nonce the server's nonce
 * @param nc how many times the nonce was used, 8 lower-case hexadecimal digits
 * @param cnonce the client's nonce
 * @param qop the protection that the client chose; null if unknown
 * @param digestUri the service that the client means to reach
 * @param response 32 lower-case hexadecimal digits; empty until proven
 * @param cipher the cipher that the client chose; null if absent or unknown
 * @param maxbuf the longest buffer that the client takes
 * @param authzid whom to act as, in UTF-8; null if absent
 */
record DigestResponse(
        Charset charset,
        String username,
        @Nullable String realm,
        String nonce,
        String nc,
        String cnonce,
        @Nullable Qop qop,
        String digestUri,
        String response,
        @Nullable DigestCipher cipher,
        MaxBuffer maxbuf,
        @Nullable String authzid) {
    private static final int LONGEST = 4095;
    private static final int USUAL = 224;

    static DigestResponse parse(byte[] message, Context context) throws MechanismException {
        Directives directives = Directives.parse(message, LONGEST);
        String qop = directives.optional("qop");
        String cipher = directives.optional("cipher");
        DigestResponse response = new DigestResponse(
                Charset.of(directives),
                directives.required("username"),
                directives.optional("realm"),
                directives.required("nonce"),
                directives.required("nc"),
                directives.required("cnonce"),
                qop == null ? Qop.AUTH : asHashed(qop),
                directives.required("digest-uri"),
                directives.required("response"),
                cipher == null ? null : DigestCipher.named(cipher).orElse(null),
                MaxBuffer.of(directives),
                directives.optional("authzid"));
        response.requireBounded(context);
        return response;
    }

    private void requireBounded(Context context) throws MechanismException {
        TextLength.requireOfPeer(charset.decode(username, "user name"), "user name", context);
        TextLength.requireOfPeer(charset.decode(realmValue(), "realm"), "realm", context);
        TextLength.requireOfPeer(authzid == null ? 0 : authzid.length(), "authorization identity", context);
    }

    /** The spelling of the qop goes into the hash. So a qop in another spelling than ours counts as unknown. */
    private static @Nullable Qop asHashed(String qop) {
        return Qop.named(qop).filter(known -> known.toString().equals(qop)).orElse(null);
    }

    /** Writes the directives in the order of the RFC's example (section 4). */
    byte[] encode() throws MechanismException {
        DirectiveWriter writer = new DirectiveWriter(USUAL + username.length() + digestUri.length());
        if (charset == Charset.UTF_8) {
            writer.token("charset", Charset.TOKEN);
        }
        writer.string("username", username);
        if (realm != null) {
            writer.string("realm", realm);
        }
        writer.string("nonce", nonce)
                .token("nc", nc)
                .string("cnonce", cnonce)
                .string("digest-uri", digestUri)
                .token("response", response)
                .token("qop", Objects.requireNonNull(qop)); // never null in a response that a client made
        if (cipher != null) {
            writer.token("cipher", cipher);
        }
        if (qop != Qop.AUTH && maxbuf.octets() != Protection.BUFFER) {
            writer.token("maxbuf", maxbuf.octets());
        }
        if (authzid != null) {
            writer.string("authzid", authzid);
        }
        byte[] message = writer.toByteArray();
        if (message.length > LONGEST) {
            throw new MechanismException(
                    Reason.ABORTED,
                    "the names of this client make a response of " + message.length + " octets, where " + LONGEST
                            + " are allowed (RFC 2831 section 2.1.2)");
        }
        return message;
    }

    /** The same response with the proof that {@link ResponseValue} computes over the rest. */
    DigestResponse proven(String value) {
        return new DigestResponse(
                charset, username, realm, nonce, nc, cnonce, qop, digestUri, value, cipher, maxbuf, authzid);
    }

    /** {@code realm-value}, which is empty if the directive is missing. */
    String realmValue() {
        return realm == null ? "" : realm;
    }
}

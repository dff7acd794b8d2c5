package org.sasl4j.tool;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.security.sasl.Sasl;
import org.sasl4j.ChannelBinding;
import org.sasl4j.Connection;
import org.sasl4j.Credential;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Qop;
import org.sasl4j.Secret;
import org.sasl4j.binding.Bindings;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.mechanism.anonymous.Anonymous;
import org.sasl4j.mechanism.scram.Hash;
import org.sasl4j.mechanism.scram.ScramKeys;
import org.sasl4j.negotiation.MechanismPolicy;
import org.sasl4j.provider.SaslProperties;

/**
 * One mechanism in the demo: the client's policy that leads to it, what must be masked in its messages, a claim that
 * must get in, and claims that must not.
 */
record DemoCase(
        String mechanism,
        String proof,
        MechanismPolicy policy,
        Masking masking,
        Claim right,
        String authorisedAs,
        List<Wrong> wrong) {

    /** A claim that must be refused, and the reason. */
    record Wrong(String what, Claim claim, Reason reason) {}

    static final String USER = "juliet";
    private static final String PASSWORD = "wherefore art thou";
    private static final Hash STORED = Hash.SHA_256;
    private static final List<Hash> BEST_FIRST =
            List.of(Hash.SHA3_512, Hash.SHA_512, Hash.SHA_384, Hash.SHA_256, Hash.SHA_1, Hash.SHA_224);
    private static final int FIRST_WITH_EXPORTER = 25;
    private static final List<Wrong> WRONG_PASSWORDS = List.of(
            new Wrong("a wrong password", Claim.password(USER, "parting is such sweet sorrow"), Reason.REFUSED),
            new Wrong("an unknown user", Claim.password("rosaline", PASSWORD), Reason.REFUSED),
            new Wrong(
                    "the right password, to act as romeo",
                    Claim.password(USER, PASSWORD).actingAs("romeo"),
                    Reason.NOT_AUTHORIZED));

    private static final DemoCase FOO = new DemoCase(
            "FOO",
            "the password under double ROT13; opt-in, so the whitelist names it",
            MechanismPolicy.allowing("FOO", "PLAIN"),
            Masking.AFTER_LAST_NUL,
            Claim.password(USER, PASSWORD),
            USER,
            WRONG_PASSWORDS);
    private static final List<Wrong> WRONG_TOKENS = List.of(
            new Wrong(
                    "an expired token",
                    Claim.token(USER, DemoTokens.ISSUER.issue(USER, Duration.ofMinutes(-1))),
                    Reason.EXPIRED),
            new Wrong("a forged token", Claim.token(USER, DemoTokens.forge()), Reason.REFUSED),
            new Wrong("the right token, to act as romeo", token().actingAs("romeo"), Reason.NOT_AUTHORIZED));
    private static final DemoCase OAUTHBEARER = new DemoCase(
            "OAUTHBEARER",
            "a token that somebody else issued, under TLS",
            MechanismPolicy.allowing("OAUTHBEARER", "PLAIN"),
            Masking.AFTER_SCHEME,
            token(),
            USER,
            WRONG_TOKENS);
    private static final DemoCase XOAUTH2 = new DemoCase(
            "XOAUTH2",
            "the same as Google and Microsoft had it before",
            MechanismPolicy.allowing("XOAUTH2", "PLAIN"),
            Masking.AFTER_SCHEME,
            token(),
            USER,
            WRONG_TOKENS.subList(0, 2));
    private static final DemoCase LOGIN = new DemoCase(
            "LOGIN",
            "the password itself, after the name, under TLS",
            MechanismPolicy.allowing("LOGIN", "ANONYMOUS"),
            Masking.RESPONSES,
            Claim.password(USER, PASSWORD),
            USER,
            WRONG_PASSWORDS.subList(0, 2)); // it has no field for an authorization identity
    private static final DemoCase CRAM = new DemoCase(
            "CRAM-MD5",
            "proof of the password from the client alone; the server has to keep the password",
            MechanismPolicy.allowing("CRAM-MD5", "PLAIN"),
            Masking.NOTHING,
            Claim.password(USER, PASSWORD),
            USER,
            WRONG_PASSWORDS.subList(0, 2)); // it has no field for an authorization identity
    private static final DemoCase PLAIN = new DemoCase(
            "PLAIN",
            "the password itself, under TLS",
            MechanismPolicy.allowing("PLAIN", "ANONYMOUS"),
            Masking.AFTER_LAST_NUL,
            Claim.password(USER, PASSWORD),
            USER,
            WRONG_PASSWORDS);
    private static final DemoCase ANONYMOUS = new DemoCase(
            "ANONYMOUS",
            "nothing is proven; the client leaves a trace",
            MechanismPolicy.standard(),
            Masking.NOTHING,
            Claim.nothing().with(Anonymous.TRACE.key(), "nurse@example.com"),
            "anonymous",
            List.of(new Wrong(
                    "a trace with a control character",
                    Claim.nothing().sending("nur\u0007se".getBytes(StandardCharsets.US_ASCII)),
                    Reason.MALFORMED)));

    /** All cases, in the order in which they are shown. A new mechanism needs one more here. */
    static List<DemoCase> all() {
        return Stream.of(
                        external(),
                        List.of(FOO, OAUTHBEARER, XOAUTH2),
                        boundScram(),
                        scram(),
                        digest(),
                        List.of(CRAM, PLAIN, LOGIN, ANONYMOUS))
                .flatMap(List::stream)
                .toList();
    }

    /** Identities from the client's certificate: its subject, an XMPP address in it, and one of two addresses. */
    private static List<DemoCase> external() {
        Claim subject = Claim.showing(ClientCertificate.SUBJECT);
        Claim address = Claim.showing(ClientCertificate.ADDRESS);
        Claim addresses = Claim.showing(ClientCertificate.ADDRESSES);
        return List.of(
                external(
                        "the client's TLS certificate is the identity",
                        subject,
                        "CN=" + USER,
                        asRomeo("a certificate", subject, "CN=romeo")),
                external(
                        "the XMPP address in the client's TLS certificate is the identity",
                        address,
                        USER + "@example.com",
                        asRomeo("a certificate with an address", address, "romeo@example.com")),
                external(
                        "the client's TLS certificate has two addresses, and the client says which is the identity",
                        addresses.actingAs(USER + "@example.org"),
                        USER + "@example.org",
                        new Wrong("a certificate with two addresses, not saying which", addresses, Reason.REFUSED),
                        asRomeo("a certificate with two addresses", addresses, "romeo@example.com")));
    }

    private static DemoCase external(String proof, Claim right, String authorisedAs, Wrong... wrong) {
        return new DemoCase(
                "EXTERNAL", proof, MechanismPolicy.standard(), Masking.NOTHING, right, authorisedAs, List.of(wrong));
    }

    private static Wrong asRomeo(String what, Claim claim, String romeo) {
        return new Wrong(what + ", to act as romeo", claim.actingAs(romeo), Reason.NOT_AUTHORIZED);
    }

    /** -PLUS over the demo's TLS, bound by the server's certificate, and by keying material if the JDK gives it out. */
    private static List<DemoCase> boundScram() {
        List<DemoCase> cases = new ArrayList<>();
        for (Hash hash : BEST_FIRST) {
            cases.add(bound(hash, Bindings.TLS_SERVER_END_POINT));
        }
        if (Runtime.version().feature() >= FIRST_WITH_EXPORTER) {
            cases.add(bound(STORED, Bindings.TLS_EXPORTER));
        }
        return cases;
    }

    private static DemoCase bound(Hash hash, String type) {
        Claim right = Claim.password(USER, PASSWORD).with(Bindings.TYPES.key(), type);
        ChannelBinding elsewhere = ChannelBinding.of(type, new byte[32]);
        Claim relayed = Claim.password(USER, PASSWORD)
                .with(SaslProperties.CONNECTION.key(), Connection.unknown().withBinding(elsewhere));
        List<Wrong> wrong = new ArrayList<>(WRONG_PASSWORDS);
        wrong.add(new Wrong("the right password, over somebody in the middle", relayed, Reason.BINDING));
        String mechanism = "SCRAM-" + hash + "-PLUS";
        return scram(mechanism, "the same, bound to the TLS connection by " + type, right, wrong);
    }

    private static List<DemoCase> scram() {
        return BEST_FIRST.stream()
                .map(hash -> scram(
                        "SCRAM-" + hash,
                        "proof of the password from both sides, without sending it; the server keeps "
                                + (hash == STORED ? "keys that are no password" : "the password"),
                        Claim.password(USER, PASSWORD),
                        WRONG_PASSWORDS))
                .toList();
    }

    private static Claim token() {
        return Claim.token(USER, DemoTokens.ISSUER.issue(USER, Duration.ofHours(1)));
    }

    private static List<DemoCase> digest() {
        return Arrays.stream(Qop.values())
                .map(qop -> new DemoCase(
                        "DIGEST-MD5",
                        "proof of the password from both sides, by MD5; what follows is "
                                + (qop == Qop.AUTH ? "not protected" : "protected by " + qop),
                        MechanismPolicy.allowing("DIGEST-MD5", "PLAIN"),
                        Masking.NOTHING,
                        Claim.password(USER, PASSWORD).with(Sasl.QOP, qop.toString()),
                        USER,
                        qop == Qop.AUTH ? WRONG_PASSWORDS : WRONG_PASSWORDS.subList(0, 1)))
                .toList();
    }

    /** Nothing is masked. What SCRAM sends lets nobody in a second time, and the demo is there to show it. */
    private static DemoCase scram(String mechanism, String proof, Claim right, List<Wrong> wrong) {
        MechanismPolicy policy = MechanismPolicy.allowing(mechanism, "PLAIN");
        return new DemoCase(mechanism, proof, policy, Masking.NOTHING, right, USER, wrong);
    }

    /**
     * The users of the demo's server. There is one, who has a password and, for one of the hashes, keys derived from
     * it.
     */
    static MemoryCredentialStore users() throws MechanismException {
        Secret password = Secret.of(PASSWORD.toCharArray());
        return new MemoryCredentialStore()
                .put(USER, new Credential.Password(password), ScramKeys.newCredential(STORED, password, 4096));
    }
}

package org.sasl4j.conformance.basic;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sasl4j.conformance.Dialogue;
import org.sasl4j.conformance.Exact;
import org.sasl4j.conformance.Exact.Played;
import org.sasl4j.conformance.Family;
import org.sasl4j.conformance.Login;
import org.sasl4j.conformance.NotOffered;
import org.sasl4j.conformance.Reply;
import org.sasl4j.conformance.Row;
import org.sasl4j.conformance.Side;
import org.sasl4j.conformance.Tested;
import org.sasl4j.conformance.Violation;

/** CRAM-MD5 (RFC 2195) and LOGIN. They have no rows of their own, only those of every mechanism. */
public final class PasswordFamily implements Family {
    private static final String CRAM = "CRAM-MD5";
    private static final String LOGIN = "LOGIN";
    private static final String CHALLENGE = "<1896.697170952@postoffice.example.net>";
    private static final String HMAC = "HmacMD5";

    /** The family. */
    public PasswordFamily() {}

    @Override
    public List<Row> rows() {
        return List.of();
    }

    @Override
    public List<Exact> exact() {
        return List.of(
                new Exact(Side.SERVER, CRAM::equals, PasswordFamily::cramServer),
                new Exact(Side.CLIENT, CRAM::equals, PasswordFamily::cramClient),
                new Exact(Side.SERVER, LOGIN::equals, PasswordFamily::loginServer),
                new Exact(Side.CLIENT, LOGIN::equals, PasswordFamily::loginClient));
    }

    private static Played cramServer(Dialogue dialogue, Login login) {
        Tested server = dialogue.server();
        Reply challenge = server.begin().taken("an empty first message, so as to challenge");
        return new Played(server, server.hear(response(login, challenge.text())));
    }

    private static Played cramClient(Dialogue dialogue, Login login) {
        Tested client = dialogue.client(login);
        Reply reply = client.hear(CHALLENGE).taken("a challenge");
        String expected = response(login, CHALLENGE);
        if (!reply.text().equals(expected)) {
            throw new Violation("sent another response than " + expected);
        }
        return new Played(client, reply);
    }

    /** The response of RFC 2195 section 2. */
    private static String response(Login login, String challenge) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(login.password().getBytes(StandardCharsets.UTF_8), HMAC));
            byte[] digest = mac.doFinal(challenge.getBytes(StandardCharsets.UTF_8));
            return login.name() + " " + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new NotOffered("the kit's own JVM cannot compute " + HMAC);
        }
    }

    private static Played loginServer(Dialogue dialogue, Login login) {
        Tested server = dialogue.server();
        server.begin().taken("an empty first message, so as to ask for the name");
        server.hear(login.name()).taken("the name");
        return new Played(server, server.hear(login.password()));
    }

    private static Played loginClient(Dialogue dialogue, Login login) {
        Tested client = dialogue.client(login);
        said(client.hear("Username:"), login.name());
        Reply last = client.hear("Password:");
        said(last, login.password());
        return new Played(client, last);
    }

    private static void said(Reply reply, String expected) {
        if (!reply.taken("what LOGIN asks").text().equals(expected)) {
            throw new Violation("did not answer what LOGIN asked");
        }
    }
}

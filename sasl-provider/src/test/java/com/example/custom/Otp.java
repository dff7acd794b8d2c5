package com.example.custom;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.callback.Callback;
import org.sasl4j.ClientContext;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.Login;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismName;
import org.sasl4j.Property;
import org.sasl4j.Secret;
import org.sasl4j.ServerContext;
import org.sasl4j.Step;
import org.sasl4j.Trait;
import org.sasl4j.credential.StoredForm;

/** X-OTP: the client says a name, the server sends a challenge, the client answers the code that a device makes of it. */
public final class Otp implements Mechanism {
    public static final Property<Integer> DIGITS = Property.number("otp.digits", 6, 10)
            .chosenBy(Property.Side.BOTH, 6)
            .described("how many digits a code has");

    public MechanismName name() {
        return MechanismName.of("X-OTP");
    }

    public int priority() {
        return 35;
    }

    public Set<Trait> traits() {
        return Set.of(Trait.NOPLAINTEXT, Trait.NODICTIONARY, Trait.NOANONYMOUS);
    }

    public List<Property<?>> properties() {
        return List.of(DIGITS);
    }

    public boolean answersFrom(Credential credential, String realm) {
        return credential instanceof Seed;
    }

    public Step startClient(ClientContext context) throws MechanismException {
        int digits = context.settings().valueOf(DIGITS);
        Login login = context.login();
        Step.Send name = Step.send(login.name().getBytes(StandardCharsets.UTF_8), challenge -> {
            Question question = new Question(challenge);
            boolean asked = !login.hasPassword() && context.ask(question);
            return Step.done().sending(asked ? question.code : code(login.password(), challenge, digits));
        });
        return login.hasPassword() ? name.holding(login.password()) : name;
    }

    public Step startServer(ServerContext context) throws MechanismException {
        int digits = context.settings().valueOf(DIGITS);
        return Step.await(name -> {
            String user = context.prepared(new String(name, StandardCharsets.UTF_8));
            Account account =
                    context.find(this, user, "").orElse(new Account("", new Seed(Secret.copyOf(new byte[20]))));
            byte[] challenge = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
            Secret seed = ((Seed) account.credential()).secret();
            return Step.send(challenge.clone(), code -> {
                        boolean right = MessageDigest.isEqual(code, code(seed, challenge, digits));
                        if (!right | account.user().isEmpty()) {
                            throw MechanismException.wrongCredentials();
                        }
                        return Step.done(account.user(), context.authorize(account.user(), ""));
                    })
                    .holding(seed);
        });
    }

    static byte[] code(Secret seed, byte[] challenge, int digits) {
        byte[] key = seed.revealBytes();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "RAW"));
            long number = ByteBuffer.wrap(mac.doFinal(challenge)).getLong() >>> 1;
            return String.format("%010d", number).substring(0, digits).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Asks a person what the device shows. */
    public static final class Question implements Callback {
        public final byte[] challenge;
        public byte[] code = {};

        Question(byte[] challenge) {
            this.challenge = challenge;
        }
    }

    /** What device and server share. */
    public record Seed(Secret secret) implements Credential {
        public Credential lent() {
            return new Seed(secret.copy());
        }

        public void close() {
            secret.close();
        }
    }

    /** {OTP} and hexadecimal digits, in a users file. */
    public static final class Form implements StoredForm {
        public boolean isForm(String text) {
            return text.startsWith("{OTP}");
        }

        public Credential read(String text) {
            return new Seed(Secret.owning(HexFormat.of().parseHex(text.substring(5))));
        }

        public String description() {
            return "{OTP} and the digits of a seed";
        }
    }
}

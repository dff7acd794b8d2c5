package org.sasl4j.tool.passwd;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Credential;
import org.sasl4j.CredentialStore.Account;
import org.sasl4j.MechanismException;
import org.sasl4j.Normalization;
import org.sasl4j.Secret;
import org.sasl4j.credential.PasswordCheck;
import org.sasl4j.credential.Prepared;
import org.sasl4j.credential.StoredForm;
import org.sasl4j.mechanism.digest.DigestCredential;
import org.sasl4j.tool.UsageException;
import org.sasl4j.tool.passwd.PasswordSource.Asked;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether a stored form was made from a password. */
@Command(
        name = "verify",
        description = "Tells whether a password fits what a server keeps: exit code 0 if it does, 1 if not.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  sasl passwd verify --password-stdin 'SCRAM-SHA-256$4096:…' < password", ""})
public final class VerifyCommand implements Callable<Integer> {
    private final PrintWriter out;

    @ArgGroup
    private @Nullable PasswordSource source;

    @Option(names = "--user", paramLabel = "USER", description = "The user's name, which DIGEST-MD5 hashes.")
    private String user = "";

    @Option(
            names = "--normalization",
            paramLabel = "HOW",
            defaultValue = "SASLPREP",
            description = "How the password is prepared: ${COMPLETION-CANDIDATES}.")
    private Normalization normalization = Normalization.SASLPREP;

    @Parameters(paramLabel = "STORED", description = "What the server keeps, in any form that a users file takes.")
    private String stored = "";

    /**
     * The command.
     *
     * @param out where the answers go
     */
    public VerifyCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, MechanismException {
        try (Account account = new Account(user, credential());
                Secret typed = PasswordSource.read(source, Asked.ONCE, System.in);
                Secret password = prepared(account.credential(), typed)) {
            boolean fits = password != null
                    && PasswordCheck.judge(account, password, normalization).isPresent();
            out.println(fits ? "right" : "wrong");
            return fits ? 0 : 1;
        }
    }

    /** The password as a server prepares it, or null if nobody can have it. DIGEST-MD5 hashes it as it is. */
    private @Nullable Secret prepared(Credential kept, Secret typed) {
        if (kept instanceof DigestCredential) {
            return typed.copy();
        }
        try {
            return Prepared.queriedPassword(typed, normalization);
        } catch (IllegalArgumentException emptyOrProhibited) { // RFC 4616 section 2: verification fails
            return null;
        }
    }

    private Credential credential() {
        try {
            return StoredForm.parse(stored);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}

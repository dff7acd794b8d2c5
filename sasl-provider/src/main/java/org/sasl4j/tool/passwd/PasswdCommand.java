package org.sasl4j.tool.passwd;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sasl4j.MechanismException;
import org.sasl4j.Secret;
import org.sasl4j.credential.UsersFileEditor;
import org.sasl4j.tool.UsageException;
import org.sasl4j.tool.passwd.PasswordSource.Asked;
import org.sasl4j.tool.passwd.Recipe.Made;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes what a server keeps instead of a password, and prints it or sets it in a users file. */
@Command(
        name = "passwd",
        description = "Makes what a server keeps of a user's password, and prints it or sets it in a users file.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sasl passwd --file users --mechanism SCRAM-SHA-256,SCRAM-SHA-1 juliet",
            "  sasl passwd --format postgresql --password-stdin juliet < password",
            "  sasl passwd --file users --delete juliet",
            ""
        })
public final class PasswdCommand implements Callable<Integer> {
    private final PrintWriter out;

    @Mixin
    private Recipe recipe = new Recipe();

    @ArgGroup
    private @Nullable PasswordSource source;

    @Option(names = "--file", paramLabel = "USERS", description = "The users file to change; made if there is none.")
    private @Nullable Path file;

    @Option(names = "--delete", description = "Remove the user from the file.")
    private boolean delete;

    @Parameters(arity = "0..1", paramLabel = "USER", description = "The user's name.")
    private @Nullable String user;

    /**
     * The command.
     *
     * @param out where the answers go
     */
    public PasswdCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, MechanismException {
        if (user == null) {
            throw new UsageException("name a user, or one of verify, convert and bulk");
        }
        if (delete) {
            return remove(user);
        }
        recipe.check();
        List<Made> made;
        try (Secret password = PasswordSource.read(source, Asked.TWICE, System.in)) {
            made = recipe.make(user, password);
        }
        if (file == null) {
            for (Made one : made) {
                out.println(one.printed(user));
            }
        } else {
            UsersFileEditor.of(file).set(user, made.stream().map(Made::form).toList());
        }
        return 0;
    }

    private int remove(String name) throws IOException {
        if (file == null) {
            throw new UsageException("--delete: say from which --file");
        }
        if (!UsersFileEditor.of(file).remove(name)) {
            throw new IOException("there is no user " + name + " in " + file);
        }
        return 0;
    }
}

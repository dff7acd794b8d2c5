package org.sasl4j.tool.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.sasl4j.tool.DemoCertificate;

/** The files that commands are given: users, passwords, tokens, certificates and keys. */
final class Papers {
    static final String USER = "juliet";
    static final String PASSWORD = "wherefore-art-thou";
    static final String TOKEN = "tokenOfJuliet0123456789";

    private final Path folder;

    Papers(Path folder) {
        this.folder = folder;
    }

    String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    String users() throws IOException {
        return write("users", USER + ":{PLAIN}" + PASSWORD + "\n");
    }

    String password() throws IOException {
        return write("password", PASSWORD + "\n");
    }

    String wrongPassword() throws IOException {
        return write("wrong", "a guess\n");
    }

    String tokens() throws IOException {
        return write("tokens", "# token:user\n" + TOKEN + ":" + USER + "\n");
    }

    String token() throws IOException {
        return write("token", TOKEN + "\n");
    }

    String forgedToken() throws IOException {
        return write("forged", "forged0123456789\n");
    }

    /** The names of two files, of the certificate and of its key. */
    record Identity(String certificate, String key) {}

    Identity identity(String name) throws IOException, GeneralSecurityException {
        DemoCertificate made = DemoCertificate.of(name);
        return new Identity(
                write(name + ".crt", pem("CERTIFICATE", made.certificate().getEncoded())),
                write(name + ".key", pem("PRIVATE KEY", made.key().getEncoded())));
    }

    private static String pem(String what, byte[] content) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }
}

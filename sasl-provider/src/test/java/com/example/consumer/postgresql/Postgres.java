package com.example.consumer.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Assumptions;
import org.sasl4j.tls.TestCertificate;

/** A PostgreSQL of its own, which knows the names of its users by SCRAM and trusts its superuser. */
final class Postgres implements AutoCloseable {
    static final String SUPERUSER = "postgres";

    private static final String WHO_IS_ASKED =
            """
            host all postgres 127.0.0.1/32 trust
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts one whose TLS has this certificate; skips the test on a machine where it cannot run. */
    static Postgres start(Path data, TestCertificate certificate) throws IOException {
        String system = System.getProperty("os.name") + ' ' + System.getProperty("os.arch");
        Assumptions.assumeTrue(system.equals("Linux amd64"), "there is no PostgreSQL for " + system);
        Assumptions.assumeTrue(
                !"root".equals(System.getProperty("user.name")) || LinuxUtils.isUnshareAvailable(),
                "PostgreSQL does not run as root, and there is no user namespace to run it in");
        return new Postgres(EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target", "postgresql").toFile())
                .setDataDirectory(data)
                .setDataDirectoryCustomizer(folder -> configure(folder.toPath(), certificate))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("ssl", "on")
                .start());
    }

    private static void configure(Path folder, TestCertificate certificate) {
        try {
            Files.writeString(folder.resolve("pg_hba.conf"), WHO_IS_ASKED);
            Files.writeString(
                    folder.resolve("server.crt"),
                    pem("CERTIFICATE", certificate.certificate().getEncoded()));
            Path key = folder.resolve("server.key");
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    key, pem("PRIVATE KEY", certificate.keys().getPrivate().getEncoded()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

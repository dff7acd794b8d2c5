package org.sasl4j.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Assumptions;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteJDBCLoader;

/** Databases that need no server. */
enum Database {
    H2 {
        @Override
        DataSource empty(Path folder) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return source;
        }
    },

    SQLITE {
        @Override
        DataSource empty(Path folder) throws IOException {
            String system = System.getProperty("os.name") + ' ' + System.getProperty("os.arch");
            Assumptions.assumeTrue(loads(), "SQLite has no library for " + system);
            SQLiteDataSource source = new SQLiteDataSource();
            source.setUrl("jdbc:sqlite:" + Files.createTempFile(folder, "users", ".db"));
            return source;
        }

        private static boolean loads() {
            try {
                return SQLiteJDBCLoader.initialize();
            } catch (Exception | LinkageError e) {
                return false;
            }
        }
    };

    /** One without tables, which is gone with the JVM or the folder. */
    abstract DataSource empty(Path folder) throws IOException;

    /** One with these. */
    DataSource with(Path folder, String... statements) throws IOException, SQLException {
        DataSource source = empty(folder);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return source;
    }
}

package org.sasl4j.credential;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;

/** Runs several statements as one: all of them or none, as if nobody else used the database meanwhile. */
final class SqlTransaction {
    /** Databases have many names for "somebody else was faster", so whatever went wrong was that at first. */
    private static final int MOST_ATTEMPTS = 30;

    private static final int LONGEST_PAUSE = 40; // milliseconds

    private SqlTransaction() {}

    /** What is done in it. */
    @FunctionalInterface
    interface Work {
        boolean with(Connection connection) throws SQLException, IOException;
    }

    static boolean run(DataSource source, Work work) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Connection connection = connection(source);
            try {
                return isolated(connection, work);
            } catch (SQLException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw refused(e);
                }
            } finally {
                close(connection);
            }
            pause(attempt);
        }
    }

    private static void pause(int attempt) {
        int longest = Math.min(2 * attempt, LONGEST_PAUSE);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(new SecureRandom().nextInt(longest)));
    }

    /** What was committed stays so, whatever comes of this. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is lost.
        }
    }

    private static Connection connection(DataSource source) throws MechanismException {
        try {
            return source.getConnection();
        } catch (SQLException | RuntimeException e) { // pools throw both
            throw new MechanismException(Reason.TEMPORARY, "the credentials cannot be changed at the moment", e);
        }
    }

    /** Without the cause: databases repeat what they could not store. */
    private static MechanismException refused(SQLException e) {
        return new MechanismException(
                Reason.TEMPORARY,
                "the credentials could not be changed: " + e.getClass().getSimpleName() + ", SQLState "
                        + e.getSQLState() + ", code " + e.getErrorCode());
    }

    private static boolean isolated(Connection connection, Work work) throws SQLException, IOException {
        int isolation = connection.getTransactionIsolation();
        boolean isAutomatic = connection.getAutoCommit();
        try {
            if (connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE)) {
                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            }
            connection.setAutoCommit(false);
            return committed(connection, work);
        } finally {
            restore(connection, isAutomatic, isolation);
        }
    }

    private static boolean committed(Connection connection, Work work) throws SQLException, IOException {
        boolean isDone = false;
        try {
            boolean changed = work.with(connection);
            connection.commit();
            isDone = true;
            return changed;
        } finally {
            if (!isDone) {
                rollBack(connection);
            }
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is lost, and with it the transaction.
        }
    }

    private static void restore(Connection connection, boolean isAutomatic, int isolation) {
        try {
            connection.setAutoCommit(isAutomatic);
            connection.setTransactionIsolation(isolation);
        } catch (SQLException e) {
            // The connection is lost.
        }
    }
}

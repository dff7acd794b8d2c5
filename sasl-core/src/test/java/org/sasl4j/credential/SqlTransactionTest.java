package org.sasl4j.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.MechanismException;

@DisplayName("13, users: a connection goes back to its pool as it came")
class SqlTransactionTest {
    private final List<String> calls = new ArrayList<>();
    private String refused = "";

    /** A pool of connections that do nothing, and note what is set and done. */
    private DataSource pool(boolean isSerializable) {
        DatabaseMetaData about = as(DatabaseMetaData.class, (method, given) -> isSerializable);
        Connection connection = as(Connection.class, (method, given) -> switch (method.getName()) {
            case "getMetaData" -> about;
            case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
            case "getAutoCommit" -> true;
            default -> {
                String call = method.getName() + (given == null ? "" : " " + given[0]);
                calls.add(call);
                if (call.equals(refused)) {
                    throw new SQLException(refused);
                }
                yield null;
            }
        });
        return as(DataSource.class, (method, given) -> connection);
    }

    private interface Answer {
        Object to(Method method, Object[] given) throws SQLException;
    }

    private static <T> T as(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> answer.to(method, given)));
    }

    @Test
    void afterWhatWasDone() throws Exception {
        assertThat(SqlTransaction.run(pool(true), connection -> calls.add("work")))
                .isTrue();

        assertThat(calls)
                .containsExactly(
                        "setTransactionIsolation " + Connection.TRANSACTION_SERIALIZABLE,
                        "setAutoCommit false",
                        "work",
                        "commit",
                        "setAutoCommit true",
                        "setTransactionIsolation " + Connection.TRANSACTION_READ_COMMITTED,
                        "close");
    }

    @Test
    void whereTheDatabaseKeepsNobodyApart() throws Exception {
        SqlTransaction.run(pool(false), connection -> true);

        assertThat(calls)
                .containsExactly(
                        "setAutoCommit false",
                        "commit",
                        "setAutoCommit true",
                        "setTransactionIsolation " + Connection.TRANSACTION_READ_COMMITTED,
                        "close");
    }

    @Test
    void afterEachAttemptThatFailed() {
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> SqlTransaction.run(pool(true), connection -> {
                    throw new SQLException("somebody else was faster");
                }));

        assertThat(calls).doesNotContain("commit").endsWith("close");
        for (String undone : List.of("rollback", "setAutoCommit true", "close")) {
            assertThat(Collections.frequency(calls, undone)).as(undone).isEqualTo(30);
        }
    }

    @Test
    void whereItCouldNotBegin() {
        refused = "setAutoCommit false";
        assertThatExceptionOfType(MechanismException.class)
                .isThrownBy(() -> SqlTransaction.run(pool(true), connection -> true));

        assertThat(calls)
                .startsWith(
                        "setTransactionIsolation " + Connection.TRANSACTION_SERIALIZABLE,
                        "setAutoCommit false",
                        "setAutoCommit true",
                        "setTransactionIsolation " + Connection.TRANSACTION_READ_COMMITTED,
                        "close");
    }
}

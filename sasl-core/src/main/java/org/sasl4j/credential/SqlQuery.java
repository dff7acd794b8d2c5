package org.sasl4j.credential;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sasl4j.credential.JdbcCredentialStore.Parameter;

/**
 * A query for one user.
 *
 * @param sql with question marks for the parameters
 * @param parameters in their order
 * @param nameColumn the label of the column that is the canonical name, if one is
 */
record SqlQuery(String sql, List<Parameter> parameters, @Nullable String nameColumn) {
    /**
     * What it has found.
     *
     * @param count of rows
     * @param names the canonical ones, of which there should be one
     * @param forms what is not NULL, row by row
     */
    record Rows(int count, Set<String> names, List<String> forms) {
        /** The name as it is kept: a database that ignores case finds it by others, too. The name asked for if none is told. */
        String nameOr(String asked) {
            if (names.size() > 1) {
                throw new IllegalArgumentException("the query answers rows of several users");
            }
            return names.isEmpty() ? asked : names.iterator().next();
        }
    }

    Rows select(Connection connection, String name, String realm) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i) == Parameter.NAME ? name : realm);
            }
            try (ResultSet found = statement.executeQuery()) {
                return rows(found);
            }
        }
    }

    private Rows rows(ResultSet found) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        Set<String> names = new LinkedHashSet<>();
        List<String> forms = new ArrayList<>();
        int count = 0;
        for (; found.next(); count++) {
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String text = found.getString(i);
                if (text != null && columns.getColumnLabel(i).equalsIgnoreCase(nameColumn)) {
                    names.add(text);
                } else if (text != null) {
                    forms.add(text);
                }
            }
        }
        return new Rows(count, names, forms);
    }
}

package org.sasl4j.credential;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.sasl4j.credential.JdbcCredentialStore.Parameter;

/** The table for applications that have none of their own. */
final class SqlTable {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_FORM = 1024;

    static final String CREATE = "create table sasl_credential (name varchar(" + LONGEST_NAME
            + ") not null, place integer not null, form varchar(" + LONGEST_FORM
            + ") not null, primary key (name, place))";
    static final SqlQuery QUERY = new SqlQuery(
            "select name, form from sasl_credential where name = ? order by place", List.of(Parameter.NAME), "name");

    private static final String DELETE = "delete from sasl_credential where name = ?";
    private static final String INSERT = "insert into sasl_credential (name, place, form) values (?, ?, ?)";

    private SqlTable() {}

    static void write(Connection connection, String name, List<String> forms) throws SQLException {
        requireRoom("user name", name, LONGEST_NAME);
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, name);
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int place = 0; place < forms.size(); place++) {
                requireRoom("stored form", forms.get(place), LONGEST_FORM);
                insert.setString(1, name);
                insert.setInt(2, place);
                insert.setString(3, forms.get(place));
                insert.executeUpdate();
            }
        }
    }

    private static void requireRoom(String what, String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException("the table has room for a " + what + " of " + longest
                    + " characters, and this one has " + text.length());
        }
    }
}

package org.sasl4j.credential;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sasl4j.CredentialStore;
import org.sasl4j.Decoy;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismException;
import org.sasl4j.MechanismException.Reason;
import org.sasl4j.Preparation;
import org.sasl4j.Secret;

/**
 * Users in a database of SQL: in the table that {@link #TABLE} makes, or wherever a query of the application's finds them. Each
 * column of each row that the query answers is a {@linkplain StoredForm stored form}, unless it is NULL. A form that cannot be
 * read, or contradicts another, refuses its user and nobody else; why is logged once. Names and realms are parameters of
 * prepared statements, and in no SQL. A database that cannot answer is a failure of reason TEMPORARY, and no wrong password.
 *
 * <p>Each look-up is one query, on a connection of its own: give a source that pools them, and bounds how long they take.
 * Whether the store {@linkplain #supports supports} a mechanism is unknown to it. What users who do not exist are like it learns
 * from those who are found. Safe for use by many threads. Needs the module {@code java.sql}.
 */
public final class JdbcCredentialStore implements CredentialStore, CredentialEditor, Populated {
    /**
     * The statement that creates the table for applications that have no query: it has a row for each stored form.
     * Some databases take capital letters for small ones; so the name is read, too, and whoever logs in acts as the
     * user who is kept.
     */
    public static final String TABLE = SqlTable.CREATE;

    private final DataSource source;
    private final Secret serverSecret;
    private final Preparation preparation;
    private final SqlQuery query;
    private final @Nullable Writing writing;
    private final StoredRows rows = new StoredRows();
    private final Population population = new Population();

    /** What a parameter of a query is. */
    public enum Parameter {
        /** The user's name, prepared for a look-up. */
        NAME,
        /** The realm, or the empty string for mechanisms that know none. */
        REALM
    }

    /** Writes all that is kept of one user. */
    @FunctionalInterface
    public interface Writing {
        /**
         * Puts stored forms in the place of those that are kept, in the transaction under way; is undone if it throws.
         *
         * @param connection not to be committed, rolled back or closed
         * @param name as it is kept; for a parameter, not to be part of a statement
         * @param storedForms those to keep; none removes the user
         * @throws SQLException if it could not
         */
        void write(Connection connection, String name, List<String> storedForms) throws SQLException;
    }

    private JdbcCredentialStore(Builder builder) {
        this.source = builder.source;
        this.serverSecret = builder.serverSecret;
        this.preparation = builder.preparation;
        this.query = builder.query;
        this.writing = builder.writing;
    }

    /**
     * A store in the table that {@link #TABLE} makes.
     *
     * @param source gives connections; asked for one at each call
     * @param serverSecret as for {@link #builder}
     * @return the store
     * @throws IllegalArgumentException if the secret is null or empty
     */
    public static JdbcCredentialStore of(DataSource source, Secret serverSecret) {
        return builder(source, serverSecret).build();
    }

    /**
     * Begins a store.
     *
     * @param source gives connections; asked for one at each call
     * @param serverSecret what the salts pretended for users who do not exist follow from: the same on every node and after
     *     every restart, not empty; not closed by the store
     * @return a builder of a store in the table that {@link #TABLE} makes
     * @throws IllegalArgumentException if the secret is null or empty
     */
    public static Builder builder(DataSource source, Secret serverSecret) {
        return new Builder(source, ServerSecret.require(serverSecret, "a table of users"));
    }

    @Override
    public Optional<Account> find(String user, String realm, Mechanism mechanism) throws MechanismException {
        try {
            return rows.account(select(user, realm), user, realm, mechanism);
        } catch (SQLException | RuntimeException e) { // pools throw both
            throw new MechanismException(Reason.TEMPORARY, "the credentials cannot be read at the moment", e);
        }
    }

    /** Before an account is made: nobody would close it if the connection cannot be closed. */
    private SqlQuery.Rows select(String user, String realm) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return query.select(connection, user, realm);
        }
    }

    @Override
    public Decoy decoy(Mechanism mechanism) {
        return Decoy.standard().withServerSecret(serverSecret);
    }

    @Override
    public Population population() {
        return population;
    }

    /**
     * Changes what is kept of one user, in one transaction. The transaction is serializable if the database can do
     * that. If another one was faster, it is tried again, and the change is called again.
     *
     * @throws MechanismException of reason TEMPORARY if the database cannot be reached, or will not have it; the message has
     *     SQL's code, and nothing of what the database says, which may repeat a stored form
     * @throws IOException if the change throws it; nothing was changed then
     * @throws IllegalArgumentException if SASLprep prohibits the name or leaves nothing of it; if a form cannot be read by {@link
     *     StoredForm#parse}, has a control character or contradicts another; if either is too long for the table; or
     *     if the query answers rows of several users
     * @throws UnsupportedOperationException if the store has a query of the application's and nothing that writes
     */
    @Override
    public boolean change(String user, Change change) throws IOException {
        if (writing == null) {
            throw new UnsupportedOperationException("this store was not told how its users are written");
        }
        String name = Prepared.storedName(user, preparation.name());
        return SqlTransaction.run(source, connection -> {
            SqlQuery.Rows found = query.select(connection, name, "");
            List<String> kept = List.copyOf(found.forms());
            List<String> forms = change.of(kept);
            if (forms == kept || forms.isEmpty() && found.count() == 0) {
                return false;
            }
            writing.write(connection, found.nameOr(name), StoredUser.requireForms(List.copyOf(forms)));
            return true;
        });
    }

    /** Describes a store. Not safe for use by several threads. */
    public static final class Builder {
        private final DataSource source;
        private final Secret serverSecret;
        private Preparation preparation = Preparation.STANDARD;
        private SqlQuery query = SqlTable.QUERY;
        private @Nullable Writing writing = SqlTable::write;

        private Builder(DataSource source, Secret serverSecret) {
            this.source = source;
            this.serverSecret = serverSecret;
        }

        /**
         * Sets the query that finds users, in a database that has them already. They are only read, unless {@link
         * #writing} is set after this. The query must compare names exactly, or return the name that it found in a
         * column of its own.
         *
         * @param sql such as {@code select form from users where name = ?}
         * @param parameters what its question marks are, in order; unless said, there is one, the name
         * @return this
         */
        public Builder query(String sql, Parameter... parameters) {
            List<Parameter> all = parameters.length == 0 ? List.of(Parameter.NAME) : List.of(parameters);
            query = new SqlQuery(sql, all, null);
            writing = null;
            return this;
        }

        /**
         * Sets the column of the query that is not a stored form but the canonical name, which the user acts as.
         *
         * @param label of the column, in any case
         * @return this
         */
        public Builder nameColumn(String label) {
            query = new SqlQuery(query.sql(), query.parameters(), label);
            return this;
        }

        /**
         * Sets how what the query finds is written.
         *
         * @param writes called within a transaction, and again if it was not the only one
         * @return this
         * @throws IllegalArgumentException if the query asks for a realm: what is written is of all realms
         */
        public Builder writing(Writing writes) {
            if (query.parameters().contains(Parameter.REALM)) {
                throw new IllegalArgumentException("users are not written where the query asks for a realm");
            }
            writing = writes;
            return this;
        }

        /**
         * Sets how the names of users who are written are prepared.
         *
         * @param names as the server does that looks users up here; unless set, {@link Preparation#STANDARD}
         * @return this
         */
        public Builder preparation(Preparation names) {
            preparation = names;
            return this;
        }

        /**
         * The store described. The database is not asked yet.
         *
         * @return the store
         */
        public JdbcCredentialStore build() {
            return new JdbcCredentialStore(this);
        }
    }
}

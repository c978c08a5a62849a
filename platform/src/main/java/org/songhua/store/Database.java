package org.songhua.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.util.PGobject;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way to the database: SQL in, rows out. Statements take {@code ?} parameters of the types String, Integer,
 * Long, Short, Double, Boolean, {@link Instant}, {@link java.util.UUID}, byte[], {@link Json}, String[], Integer[], Long[],
 * enums (by name) and null. Calls join the transaction of the thread if there is one, else each is its own.
 *
 * <p>SQL errors become Spring's {@link org.springframework.dao.DataAccessException} family, so that callers can tell a
 * duplicate key from a lost connection.
 */
public final class Database {
    private final DataSource source;
    private final PlatformTransactionManager transactions;

    public Database(DataSource source, PlatformTransactionManager transactions) {
        this.source = source;
        this.transactions = transactions;
    }

    /** A database with a transaction manager of its own. */
    public static Database of(DataSource source) {
        return new Database(source, new JdbcTransactionManager(source));
    }

    public DataSource source() {
        return source;
    }

    /** {@return all rows, mapped} */
    public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
        var found = new ArrayList<T>();
        each(sql, row -> found.add(mapper.apply(row)), parameters);
        return found;
    }

    /** {@return the first row, mapped, if there is one} */
    public <T> Optional<T> find(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** {@return the only row, mapped} @throws StoreException when there is none */
    public <T> T get(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
        return find(sql, mapper, parameters)
                .orElseThrow(() -> new StoreException("The statement found no row: " + sql));
    }

    /** {@return two columns of the rows as keys and values, in the order of the rows} */
    public <K, V> Map<K, V> map(
            String sql, Function<Row, K> key, Function<Row, V> value, @Nullable Object... parameters) {
        var map = new LinkedHashMap<K, V>();
        each(sql, row -> map.put(key.apply(row), value.apply(row)), parameters);
        return map;
    }

    /** Hands over the rows one by one. */
    public void each(String sql, Consumer<Row> sink, @Nullable Object... parameters) {
        withStatement(sql, 0, parameters, statement -> {
            readAll(statement, sink);
            return true;
        });
    }

    /**
     * Hands over the rows one by one, fetched in portions, so that a result of any size needs little memory. Runs in a
     * transaction because PostgreSQL keeps cursors only there.
     */
    public void stream(String sql, int portion, Consumer<Row> sink, @Nullable Object... parameters) {
        run(() -> withStatement(sql, portion, parameters, statement -> {
            readAll(statement, sink);
            return true;
        }));
    }

    /** Like {@link #stream}, until the sink returns false. */
    public void streamWhile(String sql, int portion, Predicate<Row> sink, @Nullable Object... parameters) {
        run(() -> withStatement(sql, portion, parameters, statement -> readWhile(statement, sink)));
    }

    /**
     * Like {@link #streamWhile}, planned anew for these very parameters: for statements whose best way depends on how much
     * a bound leaves. Planning costs a tenth of a millisecond or so each time, and bytes come as text, twice as long.
     */
    public void searchWhile(String sql, int portion, Predicate<Row> sink, @Nullable Object... parameters) {
        run(() -> withStatement(sql, portion, parameters, statement -> {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            return readWhile(statement, sink);
        }));
    }

    /** {@return number of rows touched} */
    public int update(String sql, @Nullable Object... parameters) {
        return withStatement(sql, 0, parameters, PreparedStatement::executeUpdate);
    }

    /**
     * Runs one statement for many sets of parameters.
     *
     * @return number of rows touched by each
     */
    public int[] batch(String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) return new int[0];
        return withStatement(sql, 0, new Object[0], statement -> {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** {@return what the work returns; all of it is committed, or on any exception none} */
    public <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }

    /** Runs the work; all of it is committed, or on any exception none. */
    public void run(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    /** {@return whether the thread is in a transaction, which its next statements join} */
    public boolean inTransactionAlready() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** {@return what the work returns, given the connection of the current transaction, or one for this call alone} */
    public <T extends @Nullable Object> T withConnection(ConnectionWork<T> work) {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            return work.apply(connection);
        } catch (SQLException e) {
            throw translate(null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    /** {@return what the work returns, given PostgreSQL's own connection, for COPY} */
    public <T extends @Nullable Object> T withPostgres(PostgresWork<T> work) {
        return withConnection(connection -> work.apply(connection.unwrap(PGConnection.class)));
    }

    private <T extends @Nullable Object> T withStatement(
            String sql, int portion, @Nullable Object[] parameters, StatementWork<T> work) {
        Connection connection = DataSourceUtils.getConnection(source);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(portion);
            bind(statement, parameters);
            return work.apply(statement);
        } catch (SQLException e) {
            throw translate(sql, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static boolean readWhile(PreparedStatement statement, Predicate<Row> sink) throws SQLException {
        try (ResultSet results = statement.executeQuery()) {
            var row = new Row(results);
            while (results.next() && sink.test(row)) {}
            return true;
        }
    }

    private static void readAll(PreparedStatement statement, Consumer<Row> sink) throws SQLException {
        try (ResultSet results = statement.executeQuery()) {
            var row = new Row(results);
            while (results.next()) sink.accept(row);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, toJdbc(statement.getConnection(), parameters[i]));
        }
    }

    private static @Nullable Object toJdbc(Connection connection, @Nullable Object value) throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Json json -> jsonb(json.text());
            case String[] texts -> connection.createArrayOf("text", texts);
            case Integer[] numbers -> connection.createArrayOf("int4", numbers);
            case Long[] numbers -> connection.createArrayOf("int8", numbers);
            case BigDecimal[] numbers -> connection.createArrayOf("numeric", numbers);
            case Enum<?> constant -> constant.name();
            case null, default -> value;
        };
    }

    private static PGobject jsonb(String text) throws SQLException {
        var object = new PGobject();
        object.setType("jsonb");
        object.setValue(text);
        return object;
    }

    private static RuntimeException translate(@Nullable String sql, SQLException e) {
        var translated = new SQLExceptionSubclassTranslator().translate("database", sql, e);
        return translated != null ? translated : new StoreException("The database refused: " + e.getMessage(), e);
    }

    /** {@return whether the database has gone or is going: class 08 of SQL, and what PostgreSQL says when it is shut down} */
    public static boolean isGone(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (!(at instanceof SQLException sql)) continue;
            String state = String.valueOf(sql.getSQLState());
            if (state.startsWith("08") || state.startsWith("57P0")) return true;
        }
        return false;
    }

    /** {@return whether the database has no room on its disk: 53100 of SQL} Whoever makes room need not start it again. */
    public static boolean isFull(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause())
            if (at instanceof SQLException sql && "53100".equals(sql.getSQLState())) return true;
        return false;
    }

    /** {@return whether the database refused a value for what it is: class 22 of SQL, data exceptions} */
    public static boolean refusedValue(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql)
                return String.valueOf(sql.getSQLState()).startsWith("22");
        }
        return false;
    }

    /** Work on a connection. */
    @FunctionalInterface
    public interface ConnectionWork<T extends @Nullable Object> {
        T apply(Connection connection) throws SQLException;
    }

    /** Work on PostgreSQL's own connection. */
    @FunctionalInterface
    public interface PostgresWork<T extends @Nullable Object> {
        T apply(PGConnection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface StatementWork<T extends @Nullable Object> {
        T apply(PreparedStatement statement) throws SQLException;
    }
}

package org.songhua.stream;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Where decisions are stored: {@code stream.decision}. A decision is known by rule, subject, time and its ordinal; to store it again changes
 * nothing. The password comes from the environment of the process that stores and travels nowhere.
 *
 * @param url JDBC address of a PostgreSQL 16 or newer
 */
record DecisionTable(String url, String user) implements Serializable {
    static final String PASSWORD = "SONGHUA_DB_PASSWORD";

    private static final String[] CREATE = {"create schema if not exists stream", """
        create table if not exists stream.decision (
            number bigint generated always as identity unique,
            rule text not null,
            subject bigint not null,
            time_us bigint not null,
            ordinal integer not null,
            digest bigint not null,
            kind text not null,
            from_rank smallint not null,
            rank smallint not null,
            reasons json not null,
            stored timestamptz not null default now(),
            primary key (rule, subject, time_us, ordinal))""", """
        create table if not exists stream.plan (
            is_one boolean primary key default true check (is_one),
            fingerprint text not null,
            watches bigint not null,
            since timestamptz not null default now())"""};
    private static final String PLAN = """
            insert into stream.plan (fingerprint, watches) values (?, ?)
            on conflict (is_one) do update set fingerprint = excluded.fingerprint, watches = excluded.watches, since = now()""";
    /** A transaction of a job that died may still be under way: numbers must rise in the order in which rows become visible. */
    private static final String ALONE = "lock table stream.decision in share row exclusive mode";

    private static final String INSERT = """
            insert into stream.decision (rule, subject, time_us, ordinal, digest, kind, from_rank, rank, reasons)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::json) on conflict do nothing""";

    Connection open() throws SQLException {
        return DriverManager.getConnection(url, user, System.getenv(PASSWORD));
    }

    void create() throws SQLException {
        try (Connection connection = open();
                var statement = connection.createStatement()) {
            for (String sql : CREATE) statement.execute(sql);
        }
    }

    /** Notes by which plan a job begins to judge. */
    void note(Plan plan) throws SQLException {
        try (Connection connection = open();
                var upsert = connection.prepareStatement(PLAN)) {
            upsert.setString(1, plan.fingerprint());
            upsert.setLong(2, plan.size());
            upsert.executeUpdate();
        }
    }

    /** Stores all or nothing. */
    static void store(Connection connection, Collection<Decided> all) throws SQLException {
        connection.setAutoCommit(false);
        try (var lock = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            lock.execute(ALONE);
            for (Decided one : all) add(insert, one);
            insert.executeBatch();
            connection.commit();
        }
    }

    private static void add(PreparedStatement insert, Decided one) throws SQLException {
        insert.setString(1, one.rule());
        insert.setLong(2, one.subject());
        insert.setLong(3, one.time_us());
        insert.setInt(4, one.ordinal());
        insert.setLong(5, one.digest());
        insert.setString(6, one.kind());
        insert.setInt(7, one.fromRank());
        insert.setInt(8, one.rank());
        insert.setString(9, one.reasons());
        insert.addBatch();
    }
}

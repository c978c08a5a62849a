package org.songhua.stream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Decisions as lines that can be compared. */
final class Stored {
    private Stored() {}

    static String line(Decided d) {
        return "%s %d %d.%d %s %d->%d %s"
                .formatted(
                        d.rule(),
                        d.subject(),
                        d.time_us(),
                        d.ordinal(),
                        d.kind(),
                        d.fromRank(),
                        d.rank(),
                        Integer.toHexString(d.reasons().hashCode()));
    }

    /** {@return what the table holds, in no order} */
    static List<String> lines(Connection connection) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select rule, subject, digest, time_us, ordinal, kind, from_rank, rank, reasons from stream.decision")) {
            while (rows.next()) {
                lines.add(line(new Decided(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getInt(5),
                        rows.getString(6),
                        rows.getInt(7),
                        rows.getInt(8),
                        rows.getString(9))));
            }
        }
        return lines;
    }

    /** {@return a digest that is another one when one line is missing, double or changed} */
    static String digest(Collection<String> lines) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            lines.stream().sorted().forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 24);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

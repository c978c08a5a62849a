package org.songhua.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result. Columns are named as in the statement; {@code text}, {@code instant} and {@code uuid}
 * expect a value, their {@code find…} forms may be null.
 */
public final class Row {
    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    public String text(String column) {
        return required(column, findText(column));
    }

    public @Nullable String findText(String column) {
        return read(() -> results.getString(column));
    }

    /** {@return the text of a column by its number, counted from 1} */
    public @Nullable String findText(int column) {
        return read(() -> results.getString(column));
    }

    public int integer(String column) {
        return read(() -> results.getInt(column));
    }

    public long whole(String column) {
        return read(() -> results.getLong(column));
    }

    public @Nullable Long findWhole(String column) {
        long value = whole(column);
        return read(results::wasNull) ? null : (Long) value;
    }

    /** {@return the number, NaN for null} */
    public double number(String column) {
        return read(() -> {
            double value = results.getDouble(column);
            return results.wasNull() ? Double.NaN : value;
        });
    }

    public boolean flag(String column) {
        return read(() -> results.getBoolean(column));
    }

    public Instant instant(String column) {
        return required(column, findInstant(column));
    }

    public @Nullable Instant findInstant(String column) {
        OffsetDateTime value = read(() -> results.getObject(column, OffsetDateTime.class));
        return value == null ? null : value.toInstant();
    }

    public UUID uuid(String column) {
        return required(column, read(() -> results.getObject(column, UUID.class)));
    }

    public byte @Nullable [] findBytes(String column) {
        return read(() -> results.getBytes(column));
    }

    public byte[] bytes(String column) {
        return required(column, read(() -> results.getBytes(column)));
    }

    /** {@return the elements of a {@code text[]}, none for null} */
    public String[] texts(String column) {
        var array = read(() -> results.getArray(column));
        return array == null ? new String[0] : read(() -> (String[]) array.getArray());
    }

    private static <T> T required(String column, @Nullable T value) {
        return Objects.requireNonNull(value, () -> "Column " + column + " is null.");
    }

    private static <T extends @Nullable Object> T read(Read<T> read) {
        try {
            return read.apply();
        } catch (SQLException e) {
            throw new StoreException("A column could not be read: " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Read<T extends @Nullable Object> {
        T apply() throws SQLException;
    }
}

package org.songhua.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds; its last entry, so that a backup cut short has none.
 *
 * @param format version of the layout of the file
 * @param madeAt ISO instant of the snapshot
 * @param migrations module to the version of its schema
 * @param tables every table, those that others refer to first
 * @param sequences position of every sequence
 */
record BackupManifest(
        int format, String madeAt, Map<String, String> migrations, List<Table> tables, List<Sequence> sequences) {
    static final int FORMAT = 1;

    BackupManifest {
        migrations = Map.copyOf(migrations);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /**
     * A table.
     *
     * @param name schema and name
     * @param columns in the order of the entry
     * @param partitionOf name of the table it is a partition of
     * @param bound the partition's bound as SQL
     * @param rows how many
     * @param sha256 over the entry, hexadecimal
     */
    record Table(
            String name,
            List<String> columns,
            @Nullable String partitionOf,
            @Nullable String bound,
            long rows,
            String sha256) {
        Table {
            Objects.requireNonNull(name, "name");
            columns = List.copyOf(columns);
        }

        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    /**
     * A sequence.
     *
     * @param name schema and name
     * @param value last value
     * @param called whether that value was given out
     */
    record Sequence(String name, long value, boolean called) {}
}

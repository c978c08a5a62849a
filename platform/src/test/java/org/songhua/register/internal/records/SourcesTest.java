package org.songhua.register.internal.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.people.Caller;
import org.songhua.register.ImportReport;
import org.songhua.register.RecordSource;
import org.songhua.register.Registers;
import org.songhua.register.SourceFile;
import org.songhua.store.Database;
import org.springframework.dao.DataIntegrityViolationException;

/** Which row of which table brought a record, over several portions and with rows that change, repeat or are refused. */
class SourcesTest {
    private static final String HOUSES = "house_safety";
    private static final int ROWS = BulkEntry.PORTION + 20;

    private final Registers registers = TestPlatform.shared().bean(Registers.class);
    private final Database database = TestPlatform.shared().bean(Database.class);

    private ImportReport take(String name, String rows) {
        String table = "key,house_name,built_year\n" + rows;
        var file = new SourceFile(name, table.getBytes(StandardCharsets.UTF_8));
        return registers.importFile(HOUSES, file, table, Map.of(), false, Caller.SYSTEM);
    }

    private String said(int row) {
        UUID id = RecordId.of(HOUSES, "source-" + row);
        return registers.sources(HOUSES, id, Caller.SYSTEM).stream()
                .map(one -> one.name() + " " + one.line())
                .collect(Collectors.joining(", "));
    }

    @Test
    void eachRecordKnowsTheRowsThatTouchedIt() {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(i -> "source-%d,楼,%s%n".formatted(i, i == 7 ? "old" : "1990"))
                .collect(Collectors.joining());
        assertThat(take("first.csv", rows).created()).isEqualTo(ROWS - 1);
        assertThat(take("second.csv", "source-7,楼,1991\nsource-3,楼,1990\nsource-4,楼,1992\n")
                        .changed())
                .isEqualTo(1);
        assertThat(said(0)).isEqualTo("first.csv 2");
        assertThat(said(ROWS - 1)).isEqualTo("first.csv " + (ROWS + 1));
        assertThat(said(7)).isEqualTo("second.csv 2");
        assertThat(said(3)).isEqualTo("first.csv 5");
        assertThat(said(4)).isEqualTo("first.csv 6, second.csv 4");
    }

    /** What a foreign key would keep, kept for all rows of a statement at once. */
    @Test
    void noRecordComesFromATableThatIsNotKept() {
        take("kept.csv", "source-kept,楼,1990\n");
        UUID id = RecordId.of(HOUSES, "source-kept");
        RecordSource source = registers.sources(HOUSES, id, Caller.SYSTEM).getFirst();
        String insert = "insert into register.import_row (register, id, file, line) values (?, ?, ?, 1)";
        assertThatThrownBy(() -> database.update(insert, HOUSES, UUID.randomUUID(), Long.MAX_VALUE))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> database.update("update register.import_row set file = -1 where id = ?", id))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> database.update("delete from register.import_file where number = ?", source.file()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}

package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.cim.internal.imports.ImportDriver.feature;
import static org.songhua.cim.internal.imports.ImportDriver.point;
import static org.songhua.cim.internal.imports.ImportDriver.square;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.PackedObject;
import org.songhua.store.Database;

/** What an import writes into the column {@code packed} beside what the trigger of the table makes of the same rows. */
class PackedImportTest {
    private static final String PACKED = "select source_id, packed from cim.object where dataset = ?";
    /** Any update lets the trigger write the column. */
    private static final String TOUCH = "update cim.object set department = department where dataset = ?";

    /** Numbers may be written in other ways. */
    private static final String SAME = "select ?::jsonb = ?::jsonb as same";

    private final ImportDriver city = ImportDriver.fresh();
    private final Database database = TestPlatform.shared().bean(Database.class);

    @Test
    void theImportPacksRowsAsTheTriggerDoes() {
        city.features(
                point("plain", 126.5, 43.8, "{}"),
                point("名称 \\\" ;12", 126.5, 43.8, "{\"name\":\"长春\\\"大\\\"厦\\n𠀀\",\"k\":\"a\\u0001\\t里\"}"),
                point(
                        "numbers",
                        126.5,
                        43.8,
                        "{\"a\":1.50,\"b\":-7,\"c\":1e30,\"d\":0.1,\"e\":true,\"f\":12345678901234567890}"),
                feature("nested", square(126, 43, 0.1), "{\"deep\" : {\"bb\":[1,\n 2,{\"x\":\"\\n\"}],\n\"a\":{}}}"),
                point("twice", 126.5, 43.8, "{\"deep\":{\"a\":1,\"b\":0,\"a\":2},\"k\":1,\"k\":2}"));
        Map<String, String> written = packed();
        assertThat(written).hasSize(5);
        assertThat(database.update(TOUCH, city.stored().number())).isEqualTo(5);
        Map<String, String> made = packed();
        made.forEach((source, packed) -> {
            assertThat(head(written.get(source))).as(source).isEqualTo(head(packed));
            boolean same =
                    database.get(SAME, row -> row.flag("same"), attributes(written.get(source)), attributes(packed));
            assertThat(same).as(source).isTrue();
        });
        assertThat(attributes(written.get("twice")).split("\"a\""))
                .as("a member that was told twice")
                .hasSize(2);
    }

    /** A known data set is merged: rows come by way of a staging table, with other revisions. */
    @Test
    void aSecondImportLeavesTheColumnAsTheTriggerWouldWriteIt() {
        city.features(point("kept", 126.5, 43.8, "{}"), point("moved", 126.5, 43.8, "{}"));
        city.features(
                point("kept", 126.5, 43.8, "{}"), point("moved", 126.6, 43.8, "{}"), point("new", 126.7, 43.8, "{}"));
        Map<String, String> written = packed();
        database.update(TOUCH, city.stored().number());
        assertThat(written).isEqualTo(packed());
    }

    private Map<String, String> packed() {
        var all = new TreeMap<String, String>();
        database.each(
                PACKED,
                row -> all.put(row.text("source_id"), row.text("packed")),
                city.stored().number());
        return all;
    }

    private static String head(String packed) {
        return packed.substring(0, packed.length() - attributes(packed).length() - 1);
    }

    private static String attributes(String packed) {
        var object = new PackedObject(packed.getBytes(StandardCharsets.UTF_8), new byte[1 << 10]);
        assertThat(object.next()).isTrue();
        String text = new String(
                object.heads(),
                object.attributesFrom(),
                object.attributesTo() - object.attributesFrom(),
                StandardCharsets.UTF_8);
        assertThat(object.next()).as("one line feed, at the end").isFalse();
        return text;
    }
}

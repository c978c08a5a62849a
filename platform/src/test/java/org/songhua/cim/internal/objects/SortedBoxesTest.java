package org.songhua.cim.internal.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.store.Database;
import org.songhua.store.TestDatabase;

/** The index of boxes that is built by sorting tells what looking at every row tells: 5,000 random boxes, and 500 that come after it. */
class SortedBoxesTest {
    private static final long SEED = 20261130;

    private static TestDatabase test;
    private static Database database;

    @BeforeAll
    static void build() {
        test = TestDatabase.create();
        database = test.database();
        database.update("create table public.boxes (id uuid, box box)");
        var random = new Random(SEED);
        add(random, 5_000);
        database.update("create index boxes_box on public.boxes using gist (box cim.box_by_place)");
        add(random, 500);
        database.update("analyze public.boxes");
    }

    @AfterAll
    static void close() {
        test.close();
    }

    private static void add(Random random, int count) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (int i = 0; i < count; i++) {
            double[] box = box(random, random.nextInt(20) == 0 ? 2 : 0.001);
            rows.add(new @Nullable Object[] {UUID.randomUUID(), box[0], box[1], box[2], box[3]});
        }
        database.batch("insert into public.boxes values (?, box(point(?, ?), point(?, ?)))", rows);
    }

    /** {@return somewhere, also on the other halves of the earth} */
    private static double[] box(Random random, double most) {
        double west = random.nextDouble(-180, 180);
        double south = random.nextDouble(-90, 90);
        return new double[] {west, south, west + most * random.nextDouble(), south + most * random.nextDouble()};
    }

    @ParameterizedTest
    @ValueSource(strings = {"&&", "<@", "@>", "<<", "&>", "|>>", "~="})
    void whatItFindsIsWhatIsThere(String operator) {
        var random = new Random(SEED);
        for (int round = 0; round < 20; round++) {
            double[] box = box(random, 90);
            String sql = "select count(*) as n from public.boxes where box %s box(point(%s, %s), point(%s, %s))"
                    .formatted(operator, box[0], box[1], box[2], box[3]);
            assertThat(by("enable_seqscan", sql)).as(sql).isEqualTo(by("enable_indexscan", sql));
        }
    }

    @Test
    void theNearestComeFirst() {
        String sql =
                "select round((box <-> point(125.3, 43.9))::numeric, 9) as n from public.boxes order by box <-> point(125.3, 43.9)"
                        + " limit 50";
        assertThat(by("enable_seqscan", sql)).hasSize(50).isEqualTo(by("enable_indexscan", sql));
    }

    @Test
    void theIndexOfObjectsIsOfThisKind() {
        assertThat(database.list("""
                select indexdef from pg_indexes where schemaname = 'cim' and tablename = 'object' and indexdef like '%gist%'""", row -> row.text("indexdef")))
                .hasSize(2)
                .allMatch(definition -> definition.contains("cim.box_by_place"));
    }

    /** {@return the answer when one way of finding it is left out} */
    private static List<String> by(String way, String sql) {
        return database.inTransaction(() -> {
            database.update("set local " + way + " = off");
            database.update("set local enable_bitmapscan = off");
            return database.list(sql, row -> row.text("n"));
        });
    }
}

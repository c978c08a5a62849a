package org.songhua.cim.internal.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.cim.Extent;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectQuery;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.TestDatabase;

/**
 * By which index the database finds objects at a place, in a town of 20,000 houses and 400 objects of each of 39 other classes
 * scattered over a square degree. The plans are those made once for all values, which the database takes after a few calls: they
 * hold every class for a rare one, and gathered all houses of a city to find the ten at a place.
 */
class PlacePlanTest {
    private static final String FILL = """
            insert into cim.object (dataset, id, class, source_id, geom, box, zoom, attributes, digest, recorded_from, revision)
            select 1, md5(i::text)::uuid, case when i <= 20000 then 'house' else 'class_' || i % 39 end, i::text, '\\x00',
              box(point(x, y), point(x, y)), 0, '{}', 1, now(), 1
            from (select i, (i * 7919 % 35600) / 35600.0 + 125 as x, (i * 104729 % 35603) / 35603.0 + 43 as y
                  from generate_series(1::bigint, 35600) i) places""";
    private static final String SUMMARISE = """
            insert into cim.class_summary
            select dataset, class, count(*), min((box[1])[0]), min((box[1])[1]), max((box[0])[0]), max((box[0])[1])
            from cim.object group by 1, 2""";
    private static final Extent BLOCK = new Extent(125.5, 43.5, 125.52, 43.52);
    private static final Extent QUARTER = new Extent(125, 43, 125.5, 43.5);

    private static TestDatabase town;
    private static Database database;

    @BeforeAll
    static void build() {
        town = TestDatabase.create();
        database = town.database();
        database.update("insert into cim.dataset (number, code, title, synthetic) values (1, 'town', 'town', true)");
        database.update("create table cim.object_1 partition of cim.object for values in (1)");
        database.update(FILL);
        database.update(SUMMARISE);
        database.update("analyze cim.object");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void theHousesOfABlockAreFoundByPlaceAlone() {
        assertThat(plan(houses(BLOCK).touching(List.of(BLOCK), true)))
                .contains("box_idx")
                .doesNotContain("class_id_idx");
    }

    @Test
    void severalClassesOfABlockToo() {
        var classes = query(List.of("house", "class_1"), BLOCK);
        assertThat(plan(ObjectConditions.of(classes, Scope.ALL).touching(List.of(BLOCK), true)))
                .contains("box_idx")
                .doesNotContain("class_id_idx");
    }

    /** Without being told, the plan gathers the class: the reason of it all. Should this fail, the planner has learnt better. */
    @Test
    void notToldTheDatabaseGathersTheClassAsWell() {
        assertThat(plan(houses(BLOCK).touching(List.of(BLOCK))))
                .contains("box_idx")
                .contains("class_id_idx");
    }

    @Test
    void whatCoversALargePartIsReadInTheOrderOfTheClass() {
        assertThat(plan(houses(QUARTER).touching(List.of(QUARTER), false)))
                .contains("class_id_idx")
                .doesNotContain("box_idx");
    }

    /** Nearly all rows were recorded before a moment that somebody asks about, and a bitmap of them all is made in vain. */
    @Test
    void whatABlockHeldAtATimeIsFoundByPlaceAlone() {
        var asOf = Moment.asOf(Instant.EPOCH);
        assertThat(plan(houses(BLOCK).touching(List.of(BLOCK), true), asOf))
                .contains("object_1_box_idx", "object_version_asof")
                .doesNotContain("recorded_from_edit_idx");
    }

    /** 35,600 objects on 0.0004 of the square degree: 14 in the block, 8 of them houses, as the places are evenly spread. */
    @Test
    void howeverTheyAreFoundTheyAreTheSame() {
        assertThat(count(houses(BLOCK).touching(List.of(BLOCK), true)))
                .isEqualTo(count(houses(BLOCK).touching(List.of(BLOCK), false)))
                .isBetween(4L, 12L);
    }

    @Test
    void copiesKeepHowTheyAreFound() {
        var conditions = houses(BLOCK).touching(List.of(BLOCK), true);
        assertThat(conditions.copy().where()).isEqualTo(conditions.where()).contains("(class = ?) is true");
    }

    @Test
    void noClassesAreNoCondition() {
        assertThat(ObjectConditions.within(Scope.ALL).classes(List.of()).where())
                .isEmpty();
    }

    private static ObjectConditions houses(Extent extent) {
        return ObjectConditions.of(query(List.of("house"), extent), Scope.ALL);
    }

    private static ObjectQuery query(List<String> classes, Extent extent) {
        return new ObjectQuery(classes, List.of(extent), Map.of(), null, null, null, null, 100);
    }

    private static long count(ObjectConditions conditions) {
        var rows = MomentRows.of("count(*) as n", conditions, Moment.NOW);
        return database.get(rows.sql(), row -> row.whole("n"), rows.parameters());
    }

    private static String plan(ObjectConditions conditions) {
        return plan(conditions, Moment.NOW);
    }

    private static String plan(ObjectConditions conditions, Moment moment) {
        String sql = MomentRows.of("id, geom", conditions, moment).sql();
        var numbered = new StringBuilder();
        int number = 0;
        for (char letter : sql.toCharArray()) numbered.append(letter == '?' ? "$" + ++number : letter);
        String nulls = String.join(
                ", ", IntStream.range(0, number).mapToObj(i -> "null").toList());
        var lines = new ArrayList<String>();
        database.withConnection(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set plan_cache_mode = force_generic_plan");
                statement.execute("prepare place_plan as " + numbered);
                try (var rows = statement.executeQuery("explain execute place_plan(" + nulls + ")")) {
                    while (rows.next()) lines.add(rows.getString(1));
                }
                statement.execute("deallocate place_plan");
                statement.execute("reset plan_cache_mode");
            }
            return true;
        });
        return String.join("\n", lines);
    }
}

package org.songhua.cim.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.bench.history.VersionedDistrict;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** 100,000 versions of one district: the right ones are found, and by the index. How fast is told by the bench. */
@Tag("slow")
class ManyVersionsTest {
    @Test
    void ofFiveVersionsOfEachObjectTheOneOfTheTimeIsFound() {
        try (var platform = TestPlatform.start(Map.of())) {
            Database database = platform.bean(Database.class);
            VersionedDistrict.build(database, 900);
            var objects = platform.bean(CityObjects.class);
            var query = new ObjectQuery(
                    List.of("building"),
                    List.of(VersionedDistrict.DISTRICT),
                    Map.of(),
                    null,
                    VersionedDistrict.THEN,
                    null,
                    null,
                    null,
                    10_000,
                    null);
            var seen = new HashSet<ObjectId>();
            objects.stream(query, Scope.ALL, object -> {
                assertThat(object.revision()).isEqualTo(3);
                assertThat(object.attributesJson()).contains("\"floors\": 3");
                seen.add(object.id());
            });

            assertThat(seen).hasSize(10_000);
            assertThat(objects.count(query, Scope.ALL)).isEqualTo(VersionedDistrict.OBJECTS);
            assertThat(objects.extent("building", Moment.asOf(VersionedDistrict.THEN), Scope.ALL))
                    .isPresent();
            assertThat(plan(database)).contains("object_version_asof");
        }
    }

    private static String plan(Database database) {
        String sql = """
                explain select id from cim.object_version
                where box && box(point(20.02, 20.02), point(20.01, 20.01))
                  and tstzrange(recorded_from, recorded_to) @> '2022-07-01'::timestamptz and part = 0""";
        return String.join("\n", database.list(sql, row -> row.text("QUERY PLAN")));
    }
}

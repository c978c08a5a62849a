package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.cim.internal.imports.ImportDriver.attributes;
import static org.songhua.cim.internal.imports.ImportDriver.feature;
import static org.songhua.cim.internal.imports.ImportDriver.point;
import static org.songhua.cim.internal.imports.ImportDriver.square;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.cim.CityObject;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.ObjectEdit;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Scope;

/** What becomes of a data set that is imported again. */
class MergeImportTest {
    private final ImportDriver city = ImportDriver.fresh();

    @Test
    void the_same_file_again_changes_nothing() {
        city.features(point("a", 126, 43, "{\"x\":1}"), point("b", 126, 43, "{}"));
        long version = city.objects().dataVersion();
        ImportStatus again = city.features(point("a", 126, 43, "{\"x\":1}"), point("b", 126, 43, "{}"));
        assertThat(again.imported()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(city.get("a").revision()).isEqualTo(1);
        assertThat(city.objects().dataVersion()).isEqualTo(version);
    }

    @Test
    void changed_objects_get_a_revision_and_the_old_one_a_place_in_the_history() {
        city.features(point("a", 126, 43, "{\"name\":\"旧\"}"));
        CityObject before = city.get("a");
        ImportStatus status = city.features(point("a", 126.1, 43, "{\"name\":\"新\"}"));
        assertThat(status.imported()).isOne();
        CityObject after = city.get("a");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.name()).isEqualTo("新");
        var versions = city.objects().versions(after.id(), Scope.ALL);
        assertThat(versions).hasSize(2);
        assertThat(versions.get(1).object().name()).isEqualTo("旧");
        assertThat(versions.get(1).endedBy()).isEqualTo("import:" + status.id());
        assertThat(versions.get(1).recordedTo()).isEqualTo(after.recordedFrom());
    }

    @Test
    void new_objects_are_added_and_missing_ones_are_left_alone_and_counted() {
        city.features(point("a", 126, 43, "{}"), point("b", 126, 43, "{}"));
        ImportStatus status = city.features(point("b", 126, 43, "{}"), point("c", 126, 43, "{}"));
        assertThat(status.imported()).isOne();
        assertThat(status.unchanged()).isOne();
        assertThat(city.all().keySet()).containsExactly("a", "b", "c");
        assertThat(status.message()).contains("1 objects of the data set are not in the file");
    }

    @Test
    void counts_and_extent_follow() {
        city.features(feature("a", square(100, 10, 0.1), "{\"class\":\"building\"}"));
        city.features(
                feature("a", square(100, 10, 0.2), "{\"class\":\"water\"}"),
                feature("b", square(100, 10, 0.1), "{\"class\":\"building\"}"));
        assertThat(city.all().values().stream().map(CityObject::classCode)).containsExactly("water", "building");
        assertThat(city.objects().datasets()).extracting(d -> d.code()).contains(city.dataset());
    }

    @Test
    void an_edit_survives_as_long_as_the_source_says_the_same() {
        city.features(point("a", 126, 43, "{\"name\":\"源\"}"));
        CityObject object = city.get("a");
        city.objects().edit(object.id(), 1, new ObjectEdit("手改", true, Map.of()), Scope.ALL, "li");
        ImportStatus status = city.features(point("a", 126, 43, "{\"name\":\"源\"}"));
        assertThat(status.unchanged()).isOne();
        assertThat(city.get("a").name()).isEqualTo("手改");
        assertThat(city.get("a").revision()).isEqualTo(2);
    }

    @Test
    void an_edit_gives_way_to_news_from_the_source_with_a_remark_and_stays_in_the_history() {
        city.features(point("a", 126, 43, "{\"name\":\"源\"}"));
        CityObject object = city.get("a");
        city.objects().edit(object.id(), 1, new ObjectEdit("手改", true, Map.of()), Scope.ALL, "li");
        ImportStatus status = city.features(point("a", 126, 43, "{\"name\":\"新源\"}"));
        Fault fault = city.faults(status).getFirst();
        assertThat(fault.code()).isEqualTo("IMP-017");
        assertThat(fault.place().feature()).isEqualTo("a");
        assertThat(city.get("a").name()).isEqualTo("新源");
        assertThat(city.objects()
                        .versions(object.id(), Scope.ALL)
                        .get(1)
                        .object()
                        .name())
                .isEqualTo("手改");
    }

    @Test
    void regions_that_came_later_place_what_did_not_change() {
        var regions = ImportDriver.fresh();
        city.features(point("a", 20.05, 20.05, "{}"));
        assertThat(city.get("a").region()).isNull();
        regions.features(feature("r", square(20, 20, 1), "{\"class\":\"region\",\"code\":\"990200\",\"level\":2}"));
        assertThat(city.features(point("a", 20.05, 20.05, "{}")).unchanged()).isOne();
        assertThat(city.get("a").region()).isEqualTo("990200");
        assertThat(city.get("a").revision()).isEqualTo(1);
        assertThat(attributes(city.get("a")).isEmpty()).isTrue();
    }
}

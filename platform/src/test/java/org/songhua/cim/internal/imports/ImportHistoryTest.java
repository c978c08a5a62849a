package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.cim.internal.imports.ImportDriver.point;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObject;
import org.songhua.cim.Edit;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectChange.Seen;
import org.songhua.cim.ObjectEdit;
import org.songhua.people.Scope;

/** Imports as part of the history: they are edits, can be taken back, and respect what people have done since. */
class ImportHistoryTest {
    private final ImportDriver city = ImportDriver.fresh();
    private final Editing editing = TestPlatform.shared().bean(Editing.class);

    @Test
    void an_import_is_an_edit() {
        ImportStatus first = city.features(point("a", 126, 43, "{\"x\":1}"));
        ImportStatus second = city.features(point("a", 126, 43, "{\"x\":2}"));
        var versions = city.objects().versions(city.get("a").id(), Scope.ALL);
        assertThat(versions).extracting(version -> version.edit().kind()).containsOnly(Edit.Kind.IMPORT);
        assertThat(versions)
                .extracting(version -> version.edit().importNumber())
                .containsExactly(second.id(), first.id());
    }

    @Test
    void a_first_import_is_taken_back_as_a_whole_and_can_come_again() {
        ImportStatus first = city.features(point("a", 126, 43, "{\"x\":1}"), point("b", 126, 43, "{}"));
        CityObject a = city.get("a");
        assertThat(undo(first)).isEqualTo(2);
        assertThat(city.all()).isEmpty();
        assertThat(city.objects().find(a.id(), Moment.asOf(a.recordedFrom()), Scope.ALL))
                .isPresent();

        ImportStatus again = city.features(point("a", 126, 43, "{\"x\":1}"), point("b", 126, 43, "{}"));
        assertThat(again.imported()).isEqualTo(2);
        assertThat(city.get("a").revision()).isEqualTo(2);
        edit("a", "可再编辑");
    }

    @Test
    void a_later_import_is_taken_back_to_what_was_there_before() {
        city.features(point("a", 126, 43, "{\"name\":\"旧\"}"));
        ImportStatus second = city.features(point("a", 126.1, 43, "{\"name\":\"新\"}"), point("b", 126, 43, "{}"));
        undo(second);
        assertThat(city.get("a").name()).isEqualTo("旧");
        assertThat(city.get("a").revision()).isEqualTo(3);
        assertThat(city.all().keySet()).containsExactly("a");
        assertThat(city.features(point("a", 126.1, 43, "{\"name\":\"新\"}")).imported())
                .as("the source may say it again")
                .isOne();
    }

    @Test
    void what_others_have_edited_since_stays() {
        ImportStatus first = city.features(point("a", 126, 43, "{}"), point("b", 126, 43, "{}"));
        edit("a", "有人改过");
        assertThat(undo(first)).isOne();
        assertThat(city.all().keySet()).containsExactly("a");
        assertThat(city.get("a").name()).isEqualTo("有人改过");
    }

    @Test
    void what_somebody_ended_is_not_brought_back_by_the_same_file() {
        city.features(point("a", 126, 43, "{\"x\":1}"), point("b", 126, 43, "{}"));
        CityObject a = city.get("a");
        editing.apply(
                EditRequest.change(
                        Instant.parse("2020-01-01T00:00:00Z"), new ObjectChange.Retire(new Seen(a.id(), a.revision()))),
                Scope.ALL,
                "li");
        ImportStatus same = city.features(point("a", 126, 43, "{\"x\":1}"), point("b", 126, 43, "{}"));
        assertThat(same.imported()).isZero();
        assertThat(same.unchanged()).isEqualTo(2);
        assertThat(city.all().keySet()).containsExactly("b");

        ImportStatus news = city.features(point("a", 126, 43, "{\"x\":2}"));
        assertThat(news.imported()).as("the source says something new").isOne();
        assertThat(city.get("a").revision()).isEqualTo(3);
    }

    private long undo(ImportStatus status) {
        Edit edit = editing.findImport(status.id()).orElseThrow();
        return editing.undo(edit.number(), "误导入", Scope.ALL, "li").touched();
    }

    private void edit(String sourceId, String name) {
        CityObject object = city.get(sourceId);
        city.objects().edit(object.id(), object.revision(), new ObjectEdit(name, true, Map.of()), Scope.ALL, "li");
    }
}

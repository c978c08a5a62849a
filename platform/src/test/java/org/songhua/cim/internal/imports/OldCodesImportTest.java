package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.cim.internal.imports.ImportDriver.attributes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.TestPlatform;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.Imports.Mode;
import org.songhua.cim.Imports.Reading;
import org.songhua.engine.fault.Fault;

/** A survey of components whose codes are of the series of 2013, as a table. */
class OldCodesImportTest {
    private static final String TABLE = """
            编号,名称,管理部件标识码,部件类型,经度,纬度
            1,井盖一,2201020101000001,,125.31,43.88
            2,井盖二,2201020101000002,0101,125.32,43.88
            3,取水口,2201020506000003,,125.33,43.88
            4,新编的,22010201037000004,01037,125.34,43.88
            5,撤销的,2201020116000005,,125.35,43.88
            6,自编的,2201020178000006,,125.36,43.88
            7,矛盾的,2201020101000007,01002,125.37,43.88
            """;

    @TempDir
    Path folder;

    private ImportDriver city;

    @BeforeEach
    void fresh() {
        city = ImportDriver.fresh();
    }

    private ImportStatus survey() throws IOException {
        Path file = Files.writeString(folder.resolve("survey.csv"), TABLE, StandardCharsets.UTF_8);
        return TestPlatform.shared()
                .bean(Imports.class)
                .run(new ImportRequest(
                        file,
                        "survey.csv",
                        "component",
                        "EPSG:4490",
                        city.dataset(),
                        null,
                        null,
                        false,
                        "test",
                        new Reading(null, null, null, null, "编号", null),
                        Mode.MERGE,
                        false));
    }

    private String value(String id, String attribute) {
        return attributes(city.get(id)).path(attribute).asString("");
    }

    @Test
    void every_row_is_kept_and_what_can_be_is_of_the_present_series() throws IOException {
        ImportStatus status = survey();
        assertThat(status.imported()).isEqualTo(7);
        assertThat(status.refused()).isZero();
        assertThat(value("1", "code")).isEqualTo("22010201001000001");
        assertThat(value("1", "type")).isEqualTo("01001");
        assertThat(value("2", "type")).isEqualTo("01001");
        assertThat(value("3", "code")).isEqualTo("22010201069000003");
        assertThat(value("4", "code")).isEqualTo("22010201037000004");
        assertThat(value("7", "code")).isEqualTo("22010201001000007");
    }

    @Test
    void the_old_code_is_kept_beside_the_new_one() throws IOException {
        survey();
        assertThat(attributes(city.get("1")).path("tags").path("code_2013").asString(""))
                .isEqualTo("2201020101000001");
        assertThat(attributes(city.get("2")).path("tags").path("type_2013").asString(""))
                .isEqualTo("0101");
        assertThat(attributes(city.get("4")).path("tags").has("code_2013")).isFalse();
    }

    @Test
    void what_somebody_must_look_at_is_told_by_row() throws IOException {
        List<Fault> faults = city.faults(survey());
        assertThat(faults.stream()
                        .filter(one -> one.code().startsWith("IMP-02"))
                        .map(one -> one.code() + " " + one.place().row()))
                .containsExactlyInAnyOrder("IMP-022 6", "IMP-021 7", "IMP-024 8");
        assertThat(faults).allSatisfy(one -> assertThat(one.remedy()).isNotBlank());
    }

    /** The attribute allows codes of 17 digits only. */
    @Test
    void what_cannot_be_decided_stays_among_the_tags() throws IOException {
        survey();
        assertThat(value("5", "code")).isEmpty();
        assertThat(attributes(city.get("5")).path("tags").path("code").asString(""))
                .isEqualTo("2201020116000005");
        assertThat(attributes(city.get("6")).path("tags").path("code").asString(""))
                .isEqualTo("2201020178000006");
    }

    @Test
    void the_same_survey_again_changes_nothing() throws IOException {
        survey();
        ImportStatus again = survey();
        assertThat(again.imported()).isZero();
        assertThat(again.unchanged()).isEqualTo(7);
    }
}

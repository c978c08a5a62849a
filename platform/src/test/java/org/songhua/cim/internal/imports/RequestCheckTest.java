package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.internal.imports.batch.ClassCatalogue;
import org.songhua.engine.fault.FaultException;
import org.songhua.pack.Packs;

/** What is asked of an import before a byte is read: all mistakes at once, and which data set a file makes by itself. */
class RequestCheckTest {
    private static final RequestCheck CHECK = new RequestCheck(new ClassCatalogue(Packs.ofClasspath()));

    private static ImportRequest request(
            String file,
            @Nullable String classCode,
            @Nullable String crs,
            @Nullable String dataset,
            @Nullable String title,
            @Nullable String licence) {
        return new ImportRequest(Path.of("x"), file, classCode, crs, dataset, title, licence, false, "test");
    }

    private static List<String> told(ImportRequest request) {
        try {
            CHECK.check(request);
            return List.of();
        } catch (FaultException e) {
            return e.faults().stream()
                    .map(fault -> fault.code() + " " + fault.place().field())
                    .toList();
        }
    }

    @Test
    void what_is_asked_for_is_what_is_made() {
        var made = CHECK.check(request("道路.geojson", "building", "EPSG:4490", "city_2026", "城市", "CC BY 4.0"));
        assertThat(Arrays.asList(made.code(), made.title(), made.source(), made.licence()))
                .containsExactly("city_2026", "城市", "道路.geojson", "CC BY 4.0");
        var plain = CHECK.check(request("Main Roads.geojson", null, null, null, null, null));
        assertThat(List.of(plain.code(), plain.title())).containsExactly("main_roads", "Main Roads.geojson");
    }

    @Test
    void all_mistakes_are_told_at_once() {
        String long201 = "长".repeat(201);
        assertThat(told(request("a\0.csv", "no_such", "EPSG:0", "Läden", long201, "\uD800")))
                .containsExactly(
                        "IMP-002 classCode",
                        "CRS-001 crs",
                        "IMP-004 dataset",
                        "IMP-005 title",
                        "IMP-005 licence",
                        "IMP-005 file");
        assertThat(told(request("a.csv", null, null, null, "长".repeat(200), null)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a1", "roads_2026", "a23456789012345678901234567890123456789012345678901234567890123"})
    void a_code_of_a_data_set(String code) {
        assertThat(told(request("a.csv", null, null, code, null, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1a",
                "_a",
                "A",
                "a-b",
                "a b",
                "a.b",
                "道路",
                "a\n",
                "a;drop",
                "a234567890123456789012345678901234567890123456789012345678901234"
            })
    void what_cannot_be_the_code_of_a_data_set(String code) {
        assertThat(told(request("a.csv", null, null, code, null, null))).containsExactly("IMP-004 dataset");
    }

    /** The name without what tells the format, in lower case, runs of anything else one underscore. */
    @ParameterizedTest
    @CsvSource({
        "roads.geojson, roads",
        "Porto_Portugal.osm.pbf, porto_portugal",
        "houses.city.json, houses",
        "A--B  c.GPKG, a_b_c",
        "roads.tar.gz, roads_tar_gz",
        "x.shp, x",
        "archive.zip, archive",
        "no extension, no_extension",
        "2023_roads.geojson, file_2023_roads",
        "2024_roads.geojson, file_2024_roads",
        "2026.csv, file_2026"
    })
    void a_file_makes_the_data_set_of_its_name(String file, String code) {
        assertThat(RequestCheck.codeOf(file)).isEqualTo(code);
    }

    /** Names without Latin letters, and names too long for a code, are told apart by their checksum. */
    @Test
    void names_that_leave_nothing_to_read_are_told_apart() {
        var codes = new HashSet<String>();
        List<String> files = List.of(
                "道路.geojson",
                "房屋.geojson",
                "道路a.geojson",
                "2026.csv",
                "___.csv",
                ".csv",
                "",
                "é.csv",
                "a".repeat(51) + ".csv",
                "a".repeat(51) + "b.csv",
                "a".repeat(500));
        for (String file : files) {
            String code = RequestCheck.codeOf(file);
            assertThat(code).as(file).matches("[a-z][a-z0-9_]{0,62}");
            assertThat(codes.add(code)).as(file + " " + code).isTrue();
            assertThat(RequestCheck.codeOf(file)).as("the same again").isEqualTo(code);
        }
    }

    @Test
    void a_system_that_is_known_to_be_off_says_so() {
        assertThat(told(request("a.csv", null, "EPSG:4610", null, null, null)))
                .singleElement()
                .asString()
                .startsWith("CRS-00");
        assertThatThrownBy(() -> CHECK.check(request("a.csv", "bulding", null, null, null, null)))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().remedy()).contains("building"));
    }
}

package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.cim.CityObject;
import org.songhua.cim.ImportStatus;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.osm.OsmKind;
import org.songhua.engine.osm.OsmRelation;
import org.songhua.engine.osm.OsmRelation.Member;
import org.songhua.engine.osm.OsmTags;
import org.songhua.engine.osm.PbfWriter;

/**
 * Elements of OpenStreetMap that are a facility and the house it stands in: osm2pgsql counts the house, and so do we. Of the
 * Liechtenstein extract, GDAL 3.6 finds 15,834 areas with a tag {@code building}.
 */
class BuildingBesideTest {
    private static final OsmTags SCHOOL = OsmTags.of(
            "building", "school", "amenity", "school", "name", "实验小学", "building:levels", "4", "height", "15");

    private final ImportDriver city = ImportDriver.fresh();

    private interface Content {
        void write(PbfWriter writer) throws IOException;
    }

    /** Nodes 1 to 4 are the corners of a square of 0.001°, beside what a test puts there. */
    private ImportStatus imported(Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new PbfWriter(bytes)) {
            double[][] corners = {{126, 43}, {126.001, 43}, {126.001, 43.001}, {126, 43.001}};
            for (int i = 0; i < 4; i++) writer.node(i + 1, Locations.of(corners[i][0], corners[i][1]), OsmTags.NONE);
            content.write(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return city.in("EPSG:4326").bytes(bytes.toByteArray());
    }

    private static Content house(OsmTags tags) {
        return writer -> writer.way(10, tags, 1, 2, 3, 4, 1);
    }

    @Test
    void a_school_of_one_house_is_a_school_and_a_house() {
        ImportStatus status = imported(house(SCHOOL));
        assertThat(status.importedByClass()).containsOnlyKeys("school", "building");
        assertThat(city.get("way/10").classCode()).isEqualTo("school");
        CityObject house = city.get("way/10#building");
        assertThat(house.classCode()).isEqualTo("building");
        assertThat(house.wkb()).isEqualTo(city.get("way/10").wkb());
        var attributes = ImportDriver.attributes(house);
        assertThat(attributes.path("use").asString()).isEqualTo("education");
        assertThat(attributes.path("floors").asInt()).isEqualTo(4);
        assertThat(attributes.path("height").asInt()).isEqualTo(15);
    }

    /** Else the map would write it twice and a search would find it twice. */
    @Test
    void the_name_belongs_to_what_it_is_first() {
        imported(house(SCHOOL));
        assertThat(city.get("way/10").name()).isEqualTo("实验小学");
        assertThat(city.get("way/10#building").name()).isNull();
    }

    @Test
    void what_is_said_twice_is_read_twice_so_that_the_sums_come_out_even() {
        ImportStatus status = imported(house(SCHOOL));
        assertThat(status.read()).isEqualTo(2);
        assertThat(status.imported()).isEqualTo(2);
        assertThat(status.refused()).isZero();
    }

    @Test
    void a_mere_house_is_one_object() {
        ImportStatus status = imported(house(OsmTags.of("building", "apartments")));
        assertThat(status.importedByClass()).containsOnlyKeys("building");
        assertThat(city.only().sourceId()).isEqualTo("way/10");
    }

    @Test
    void what_is_said_to_be_no_house_is_none() {
        imported(house(OsmTags.of("building", "no", "amenity", "school")));
        assertThat(city.only().classCode()).isEqualTo("school");
    }

    /** A point is no outline; the house it lies in is drawn elsewhere. */
    @Test
    void a_point_is_no_house() {
        imported(writer -> writer.node(5, Locations.of(126, 43), SCHOOL));
        assertThat(city.only().classCode()).isEqualTo("school");
    }

    @Test
    void a_house_of_several_rings_counts_too() {
        imported(writer -> {
            writer.way(10, OsmTags.NONE, 1, 2, 3, 4, 1);
            writer.relation(new OsmRelation(
                    20,
                    OsmTags.of("type", "multipolygon", "building", "church", "amenity", "place_of_worship"),
                    List.of(new Member(OsmKind.WAY, 10, "outer"))));
        });
        assertThat(city.get("relation/20#building").classCode()).isEqualTo("building");
        assertThat(city.all()).hasSize(2);
    }

    @Test
    void the_same_file_again_changes_nothing() {
        imported(house(SCHOOL));
        ImportStatus again = imported(house(SCHOOL));
        assertThat(again.imported()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(city.get("way/10#building").revision()).isEqualTo(1);
    }

    @Test
    void who_chooses_a_class_for_the_whole_file_gets_that_alone() {
        city.as("land_use");
        assertThat(imported(house(OsmTags.of("building", "yes", "amenity", "school")))
                        .importedByClass())
                .containsOnlyKeys("land_use");
    }

    @Test
    void every_house_of_a_country_is_counted() {
        Path file = data().resolve("cim/osm/liechtenstein.osm.pbf");
        assumeThat(file).exists();
        ImportStatus status = city.in("EPSG:4326").file(file);
        long houses = status.importedByClass().getOrDefault("building", 0L);
        // GDAL drops closed ways whose other tags speak of a line; so the two may differ by a few.
        assertThat(houses).isBetween(15_830L, 15_840L);
    }

    private static Path data() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return at == null ? Path.of("shared/data") : at.resolve("shared/data");
    }
}

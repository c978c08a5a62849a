package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.osm.OsmTags;
import org.songhua.engine.osm.PbfWriter;

/**
 * The reach command on a street along the equator: nodes at 0, 0.01, 0.02 and 0.03 degrees, 1,113.195 m apart, which take
 * 890.556 s at 1.25 m/s; the last piece is a footway on which nobody drives.
 */
class ReachCommandTest {
    @TempDir
    Path folder;

    private Path streets;

    @BeforeEach
    void writeStreets() throws IOException {
        streets = folder.resolve("streets.osm.pbf");
        try (var pbf = new PbfWriter(Files.newOutputStream(streets))) {
            for (int i = 0; i < 4; i++) pbf.node(i + 1, Locations.of(0.01 * i, 0), OsmTags.NONE);
            pbf.way(1, OsmTags.of("highway", "residential"), 1, 2, 3);
            pbf.way(2, OsmTags.of("highway", "footway"), 3, 4);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private CommandRun reach(Path origins, Path facilities, Object... more) {
        var arguments = new java.util.ArrayList<Object>(
                List.of("reach", streets, "--origins", origins, "--facilities", facilities, "--out", out()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private Path out() {
        return folder.resolve("out.csv");
    }

    @Test
    void every_origin_has_its_nearest_of_each_class() throws IOException {
        var run = reach(
                write("o.csv", "id,lat,lon,people\nA,0,0,3\nB,0.0001,0.02,7\n"),
                write("f.csv", "class,lat,lon\nclinic,0,0.01\nschool,0,0.03\nclinic,0,0.03\n"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readAllLines(out()))
                .containsExactly(
                        "origin,class,seconds,metres,facility",
                        "A,clinic,890.556,1113.195,1",
                        "A,school,2671.668,3339.585,2",
                        "B,clinic,890.556,1113.195,1",
                        "B,school,890.556,1113.195,2");
        assertThat(run.out())
                .contains("clinic within 900s (2): origins 2 of 2 (100.00 %), people 10 of 10 (100.00 %)")
                .contains("school within 900s (1): origins 1 of 2 (50.00 %), people 7 of 10 (70.00 %)")
                .contains("all classes: origins 1 of 2 (50.00 %), people 7 of 10 (70.00 %)")
                .contains("weakest class: school")
                .contains("not snapped: origins 0, facilities 0");
    }

    @Test
    void bad_rows_are_told_and_the_rest_is_done() throws IOException {
        var run = reach(
                write("o.csv", "id,lat,lon\nA,0,0\nB,north,0\n"), write("f.csv", "class,lat,lon\nclinic,0,0\n,0,0\n"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("o.csv:3 lat CSV-003 The field lat is 'north'.")
                .contains("f.csv:3 class CSV-004 The field class is empty.");
        assertThat(Files.readAllLines(out()))
                .containsExactly("origin,class,seconds,metres,facility", "A,clinic,0.000,0.000,1");
    }

    @Test
    void what_does_not_snap_is_counted_and_has_an_empty_row() throws IOException {
        var run = reach(
                write("o.csv", "id,lat,lon\nfar,1,1\nA,0,0\n"),
                write("f.csv", "class,lat,lon\nclinic,0,0\nclinic,5,5\n"));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("not snapped: origins 1, facilities 1");
        assertThat(Files.readAllLines(out())).contains("far,clinic,,,").hasSize(3);
    }

    @Test
    void drivers_do_not_use_footways() throws IOException {
        var run = reach(
                write("o.csv", "id,lat,lon\nA,0,0\n"),
                write("f.csv", "class,lat,lon\nclinic,0,0.03\n"),
                "--mode",
                "drive");
        assertThat(run.out()).contains("not snapped: origins 0, facilities 1").contains("ways of other modes 1");
    }

    @Test
    void a_limit_may_be_in_metres_and_for_one_class() throws IOException {
        Path origins = write("o.csv", "id,lat,lon\nA,0,0\n");
        Path facilities = write("f.csv", "class,lat,lon\nclinic,0,0.01\nschool,0,0.01\n");
        var run = reach(origins, facilities, "--limit", "15min", "--limit", "school=1000m");
        assertThat(run.out())
                .contains("clinic within 15min (1): origins 1 of 1")
                .contains("school within 1000m (1): origins 0 of 1");
        assertThat(reach(origins, facilities, "--limit", "1114m").out()).contains("all classes: origins 1 of 1");
    }

    @Test
    void half_the_speed_takes_twice_the_time() throws IOException {
        reach(write("o.csv", "id,lat,lon\nA,0,0\n"), write("f.csv", "class,lat,lon\nc,0,0.01\n"), "--speed", "0.625");
        assertThat(Files.readAllLines(out()).get(1)).isEqualTo("A,c,1781.112,1113.195,1");
    }

    @Test
    void a_table_from_a_chinese_office_machine_is_read() throws IOException {
        Path facilities = folder.resolve("f.csv");
        Files.write(facilities, "class,lat,lon\n卫生站,0,0.01\n".getBytes(Charset.forName("GB18030")));
        var run = reach(write("o.csv", "id,lat,lon\n东,0,0\n"), facilities);
        assertThat(run.out()).contains("weakest class: 卫生站");
        assertThat(Files.readAllLines(out()).get(1)).startsWith("东,卫生站,");
    }

    @ParameterizedTest
    @CsvSource({"--limit,soon", "--limit,900", "--speed,0", "--speed,fast", "--mode,fly"})
    void an_option_that_makes_no_sense_does_nothing(String option, String value) throws IOException {
        var run = reach(write("o.csv", "id,lat,lon\nA,0,0\n"), write("f.csv", "class,lat,lon\nc,0,0\n"), option, value);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isNotBlank();
        assertThat(out()).doesNotExist();
    }

    @Test
    void without_origins_or_facilities_nothing_is_done() throws IOException {
        var run = reach(write("o.csv", "name\nA\n"), write("f.csv", "class,lat,lon\nc,0,0\n"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("CSV-001").contains("Nothing to do");
    }

    @Test
    void a_table_that_cannot_be_written_is_told() throws IOException {
        var run = CommandRun.of(
                "reach",
                streets,
                "--origins",
                write("o.csv", "id,lat,lon\nA,0,0\n"),
                "--facilities",
                write("f.csv", "class,lat,lon\nc,0,0\n"),
                "--out",
                folder.resolve("no/such/folder/out.csv"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot be read or written").contains("no/such/folder");
    }

    @Test
    void a_file_that_is_not_there_or_no_map_is_told() throws IOException {
        Path origins = write("o.csv", "id,lat,lon\nA,0,0\n");
        Path facilities = write("f.csv", "class,lat,lon\nc,0,0\n");
        assertThat(reach(folder.resolve("none.csv"), facilities).err()).contains("There is no file");
        streets = write("streets.txt", "hello, this is no map of any kind at all");
        var run = reach(origins, facilities);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("OSM-001");
    }
}

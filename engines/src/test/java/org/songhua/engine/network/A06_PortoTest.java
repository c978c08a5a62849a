package org.songhua.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Porto of 2015, when the file is there: 51,458 ways, counted by {@code osmium}. */
@Tag("slow")
class A06_PortoTest {
    private static final Path FILE = findData().resolve("porto_portugal.osm.pbf");
    private static final int WAYS = 51_458;

    private static Path findData() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return (at == null ? Path.of("") : at).resolve("shared/data/access");
    }

    private static StreetSource source() throws IOException {
        assumeTrue(Files.exists(FILE), "needs " + FILE);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(FILE))) {
            return StreetSource.read(in, "porto", 1_000_000);
        }
    }

    @Test
    void every_way_is_used_or_counted() throws IOException {
        StreetSource source = source();
        for (TravelMode mode : TravelMode.values()) {
            StreetBuild build = source.build(StreetProfile.of(mode));
            assertThat(build.waysUsed() + build.waysOfOtherModes())
                    .as(mode.name())
                    .isBetween(WAYS - 500, WAYS);
            assertThat(build.nodesMissing()).isZero();
            assertThat(build.graph().edgeCount()).isGreaterThan(40_000);
        }
    }

    @Test
    void drivers_obey_the_restrictions_of_the_file() throws IOException {
        StreetBuild build = source().build(StreetProfile.of(TravelMode.DRIVE));
        assertThat(build.turnsForbidden()).isGreaterThan(100);
        assertThat(build.turnsNotUnderstood()).isLessThan(build.turnsForbidden());
    }

    @Test
    void two_builds_are_the_same_byte_for_byte() throws IOException {
        StreetGraph first = source().build(StreetProfile.of(TravelMode.DRIVE)).graph();
        StreetGraph second = source().build(StreetProfile.of(TravelMode.DRIVE)).graph();
        assertThat(StreetSnapshot.write(second)).isEqualTo(StreetSnapshot.write(first));
        assertThat(StreetSnapshot.read(StreetSnapshot.write(first)).nodeCount()).isEqualTo(first.nodeCount());
    }

    @Test
    void a_wheelchair_goes_nowhere_a_walker_cannot() throws IOException {
        StreetSource source = source();
        StreetGraph walking = source.build(StreetProfile.of(TravelMode.WALK)).graph();
        StreetGraph rolling =
                source.build(StreetProfile.of(TravelMode.WHEELCHAIR)).graph();
        assertThat(metres(rolling)).isPositive().isLessThan(metres(walking));
    }

    private static long metres(StreetGraph graph) {
        long millimetres = 0;
        for (int edge = 0; edge < graph.edgeCount(); edge++) millimetres += graph.length_mm(edge);
        return millimetres / 1000;
    }
}

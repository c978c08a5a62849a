package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real extracts. The expected counts are those of {@code osmium fileinfo -e} and {@code osmium cat -f opl} (1.15). */
class RealFilesTest {
    private static final Path DATA = findData();

    private static Path findData() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return at == null ? Path.of("shared/data") : at.resolve("shared/data");
    }

    @ParameterizedTest
    @CsvSource({
        "access/andorra.osm.pbf,             69644, 12900,  2725,  2696,   74,   74",
        "access/columbus.osm.pbf,           110560,  1352, 15503, 15366,  111,  106",
        "access/poa_osm.pbf,                 43264,  6140, 16032, 15984,   23,   23",
        "access/porto_portugal.osm.pbf,     347944,  5569, 51458, 51458,  357,  357",
        "cim/osm/helsinki-centre.osm.pbf,    55746, 17284, 11529, 11140, 1047, 1046",
        "cim/osm/liechtenstein.osm.pbf,     295005, 15479, 29874, 29514,  884,  884",
        "cim/osm/munich-roads.osm.pbf,       38803,  7321,  7050,  6718,  762,  762"
    })
    void every_element_of_a_real_file_is_met(
            String file, long nodes, long taggedNodes, long ways, long taggedWays, long relations, long taggedRelations)
            throws IOException {
        assumeTrue(Files.exists(DATA.resolve(file)), "needs " + file);
        var counts = new Counter();
        try (InputStream in = Files.newInputStream(DATA.resolve(file))) {
            var stream = PbfStream.of(in, file);
            stream.readHeader();
            for (PbfBlob blob = stream.next(); blob != null; blob = stream.next()) {
                PbfBlock.decode(blob, EnumSet.allOf(OsmKind.class), counts);
            }
        }
        assertThat(counts.all.values()).containsExactly(nodes, ways, relations);
        assertThat(counts.tagged.values()).containsExactly(taggedNodes, taggedWays, taggedRelations);
        assertThat(counts.missing).isZero();
    }

    private static final class Counter implements OsmVisitor {
        final Map<OsmKind, Long> all = new EnumMap<>(OsmKind.class);
        final Map<OsmKind, Long> tagged = new EnumMap<>(OsmKind.class);
        long missing = 0;

        private void count(OsmKind kind, OsmTags tags) {
            all.merge(kind, 1L, Long::sum);
            if (!tags.isEmpty()) tagged.merge(kind, 1L, Long::sum);
        }

        @Override
        public void node(long id, long location, OsmTags tags) {
            if (location == Locations.MISSING) missing++;
            count(OsmKind.NODE, tags);
        }

        @Override
        public void way(long id, OsmTags tags, long[] refs, int length) {
            count(OsmKind.WAY, tags);
        }

        @Override
        public void relation(OsmRelation relation) {
            count(OsmKind.RELATION, relation.tags());
        }
    }
}

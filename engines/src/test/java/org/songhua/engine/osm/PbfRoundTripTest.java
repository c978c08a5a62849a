package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** What {@link PbfWriter} writes, {@link PbfStream} and {@link PbfBlock} read, element by element. */
class PbfRoundTripTest {
    private static final OsmTags CAFE = OsmTags.of("amenity", "cafe", "name", "江边咖啡");

    /** Writes elements. */
    private interface Writing {
        void to(PbfWriter writer) throws IOException;
    }

    private static byte[] file(Writing writing) {
        var out = new ByteArrayOutputStream();
        try (var writer = new PbfWriter(out)) {
            writing.to(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<PbfBlob> blobs(byte[] file) throws IOException {
        var stream = PbfStream.of(new ByteArrayInputStream(file), "t.osm.pbf");
        stream.readHeader();
        var blobs = new ArrayList<PbfBlob>();
        for (PbfBlob blob = stream.next(); blob != null; blob = stream.next()) blobs.add(blob);
        return blobs;
    }

    private static List<String> read(byte[] file, Set<OsmKind> wanted) throws IOException {
        var elements = new Elements();
        for (PbfBlob blob : blobs(file)) PbfBlock.decode(blob, wanted, elements);
        return elements.all;
    }

    @Test
    void the_header_names_what_a_reader_must_know_and_who_wrote() throws IOException {
        PbfHeader header = PbfStream.of(new ByteArrayInputStream(file(writer -> {})), "t.osm.pbf")
                .readHeader();
        assertThat(header.requiredFeatures()).containsExactly("OsmSchema-V0.6", "DenseNodes");
        assertThat(header.writingProgram()).isEqualTo("songhua");
        assertThat(header.optionalFeatures()).isEmpty();
        assertThat(header.source()).isEmpty();
    }

    @Test
    void a_file_without_elements_has_no_blocks() throws IOException {
        assertThat(blobs(file(writer -> {}))).isEmpty();
    }

    @Test
    void elements_come_back_in_the_order_written() throws IOException {
        byte[] file = file(writer -> {
            writer.node(7, Locations.of(126.5, 43.8), CAFE);
            writer.node(-3, Locations.of(-126.5, -43.8), OsmTags.NONE);
            writer.way(9, OsmTags.of("highway", "residential"), 7, -3, 7);
            writer.relation(new OsmRelation(
                    4,
                    OsmTags.of("type", "route"),
                    List.of(
                            new OsmRelation.Member(OsmKind.WAY, 9, ""),
                            new OsmRelation.Member(OsmKind.NODE, 7, "stop"),
                            new OsmRelation.Member(OsmKind.RELATION, 4, "self"))));
        });
        assertThat(read(file, EnumSet.allOf(OsmKind.class)))
                .containsExactly(
                        "node 7 at 126.5 43.8 {amenity=cafe, name=江边咖啡}",
                        "node -3 at -126.5 -43.8 {}",
                        "way 9 [7, -3, 7] {highway=residential}",
                        "relation 4 [Member[kind=WAY, id=9, role=], Member[kind=NODE, id=7, role=stop],"
                                + " Member[kind=RELATION, id=4, role=self]] {type=route}");
    }

    @Test
    void kinds_that_are_not_wanted_are_met_but_not_handed_over() throws IOException {
        byte[] file = file(writer -> {
            writer.node(1, Locations.of(0, 0), OsmTags.NONE);
            writer.way(2, OsmTags.NONE, 1);
        });
        var elements = new Elements();
        var met = EnumSet.noneOf(OsmKind.class);
        for (PbfBlob blob : blobs(file)) met.addAll(PbfBlock.decode(blob, Set.of(OsmKind.WAY), elements));
        assertThat(elements.all).containsExactly("way 2 [1] {}");
        assertThat(met).containsExactly(OsmKind.NODE, OsmKind.WAY);
    }

    @Test
    void a_block_holds_8000_elements_of_one_kind() throws IOException {
        byte[] file = file(writer -> {
            for (int i = 0; i < 8001; i++) writer.node(i, Locations.of(0, 0), OsmTags.NONE);
            writer.way(1, OsmTags.NONE, 0, 1);
            writer.node(9000, Locations.of(0, 0), OsmTags.NONE);
        });
        List<PbfBlob> blobs = blobs(file);
        var counts = new ArrayList<Integer>();
        for (PbfBlob blob : blobs) {
            var elements = new Elements();
            PbfBlock.decode(blob, EnumSet.allOf(OsmKind.class), elements);
            counts.add(elements.all.size());
        }
        assertThat(counts).containsExactly(8000, 1, 1, 1);
        assertThat(blobs).allMatch(PbfBlob::isData);
        // The header block has number 0.
        assertThat(blobs).extracting(PbfBlob::number).containsExactly(1, 2, 3, 4);
        assertThat(blobs.getLast().endPosition()).isEqualTo(file.length);
    }

    @Test
    void any_elements_come_back_as_written() {
        Seeded.check(60, random -> {
            var expected = new Elements();
            byte[] file = file(writer -> writeRandom(random, writer, expected));
            assertThat(read(file, EnumSet.allOf(OsmKind.class))).isEqualTo(expected.all);
        });
    }

    private static void writeRandom(SplittableRandom random, PbfWriter writer, Elements expected) throws IOException {
        for (int i = random.nextInt(300); i > 0; i--) {
            long id = random.nextLong(-(1L << 40), 1L << 40);
            OsmTags tags = randomTags(random);
            switch (random.nextInt(3)) {
                case 0 -> {
                    long location = Locations.of(random.nextDouble(-180, 180), random.nextDouble(-90, 90));
                    writer.node(id, location, tags);
                    expected.node(id, location, tags);
                }
                case 1 -> {
                    long[] refs = random.longs(random.nextInt(20), -(1L << 40), 1L << 40)
                            .toArray();
                    writer.way(id, tags, refs);
                    expected.way(id, tags, refs, refs.length);
                }
                default -> {
                    var relation = new OsmRelation(id, tags, randomMembers(random));
                    writer.relation(relation);
                    expected.relation(relation);
                }
            }
        }
    }

    private static OsmTags randomTags(SplittableRandom random) {
        var pairs = new String[2 * random.nextInt(5)];
        for (int i = 0; i < pairs.length; i++) pairs[i] = i % 2 == 0 ? "key" + i : randomText(random);
        return OsmTags.of(pairs);
    }

    private static String randomText(SplittableRandom random) {
        return random.ints(random.nextInt(6), 1, 0x2FFFF)
                .filter(c -> !(c >= 0xD800 && c <= 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<OsmRelation.Member> randomMembers(SplittableRandom random) {
        var members = new ArrayList<OsmRelation.Member>();
        for (int i = random.nextInt(6); i > 0; i--) {
            OsmKind kind = OsmKind.values()[random.nextInt(3)];
            members.add(new OsmRelation.Member(kind, random.nextLong(1L << 40), randomText(random)));
        }
        return members;
    }
}

package org.songhua.engine.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.engine.osm.ProtoBytes.blobOf;
import static org.songhua.engine.osm.ProtoBytes.block;
import static org.songhua.engine.osm.ProtoBytes.file;
import static org.songhua.engine.osm.ProtoBytes.message;
import static org.songhua.engine.osm.ProtoBytes.plain;
import static org.songhua.engine.osm.ProtoBytes.strings;
import static org.songhua.engine.osm.ProtoBytes.zlib;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.random.Seeded;

/** Files that are none, or broken: each ends in one fault with a code, the place in the file and a remedy. */
class PbfDamageTest {

    private static void read(byte[] file) throws IOException {
        var stream = PbfStream.of(new ByteArrayInputStream(file), "t.osm.pbf");
        stream.readHeader();
        for (PbfBlob blob = stream.next(); blob != null; blob = stream.next()) {
            PbfBlock.decode(blob, EnumSet.allOf(OsmKind.class), new Elements());
        }
    }

    private static void read(ProtoBytes file) throws IOException {
        read(file.toBytes());
    }

    private static void decode(PbfBlob blob) {
        PbfBlock.decode(blob, EnumSet.allOf(OsmKind.class), new Elements());
    }

    private static void assertFault(String code, String problem, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(FaultException.class, e -> {
            Fault fault = e.faults().getFirst();
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.problem()).contains(problem);
            assertThat(fault.severity()).isEqualTo(Fault.Severity.REFUSED);
            assertThat(fault.place().file()).isNotNull();
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    // OSM-001: not a PBF file at all

    @Test
    void an_empty_file_is_none() {
        assertFault("OSM-001", "it is empty", () -> read(new byte[0]));
    }

    @Test
    void text_is_none() {
        byte[] xml = "<?xml version='1.0'?><osm/>".getBytes(StandardCharsets.US_ASCII);
        assertFault("OSM-001", "does not begin with the length of a block header", () -> read(xml));
    }

    @Test
    void a_file_of_less_than_its_first_length_is_none() {
        assertFault("OSM-001", "ends before its first block is whole", () -> read(new byte[] {0, 0}));
        assertFault("OSM-001", "ends before its first block is whole", () -> read(new byte[] {0, 0, 0, 9, 1}));
    }

    @Test
    void a_file_that_begins_with_data_is_none() {
        var data = message().blob("OSMData", plain(new byte[0]));
        assertFault("OSM-001", "does not begin with a header block", () -> read(data));
    }

    @Test
    void a_file_whose_first_header_is_noise_is_none() {
        assertFault("OSM-001", "no block header", () -> read(message().raw(0, 0, 0, 2, 0xFF, 0xFF)));
        // A header that names no size for its blob.
        assertFault("OSM-001", "no block header", () -> read(message().raw(0, 0, 0, 2, 0x0A, 0)));
    }

    // OSM-002: beyond the limits of the format

    @Test
    void a_block_header_above_64_KiB_is_refused() {
        var file = file().raw(0, 1, 0, 1);
        assertFault("OSM-002", "A block header has 65537 bytes, allowed are 65536", () -> read(file));
    }

    @Test
    void a_block_above_32_MiB_is_refused_before_it_is_read() {
        byte[] header =
                message().string(1, "OSMData").varint(3, (32L << 20) + 1).toBytes();
        var file = file().raw(0, 0, 0, header.length);
        for (byte b : header) file.raw(b);
        assertFault("OSM-002", "A block has 33554433 bytes, allowed are 33554432", () -> read(file));
    }

    @Test
    void a_block_that_says_it_inflates_to_more_than_32_MiB_is_refused() {
        var file = file().blob("OSMData", zlib(new byte[10], (32L << 20) + 1));
        assertFault("OSM-002", "A block says that it has 33554433 bytes", () -> read(file));
    }

    @Test
    void a_compressed_block_that_does_not_say_its_size_is_refused() {
        var file = file().blob("OSMData", message().bytes(3, new byte[4]));
        assertFault("OSM-002", "has -1 bytes", () -> read(file));
    }

    // OSM-003: cut off

    @Test
    void a_file_cut_off_anywhere_behind_its_header_tells_at_which_byte() {
        byte[] head = file().toBytes();
        byte[] whole = file().blob("OSMData", plain(new byte[20])).toBytes();
        for (int length = head.length + 1; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertFault("OSM-003", "at byte " + length, () -> read(part));
        }
    }

    // OSM-004: compression damaged

    @Test
    void data_that_do_not_inflate_are_damaged() {
        var file = file().blob("OSMData", message().varint(2, 9).bytes(3, new byte[] {1, 2, 3, 4}));
        assertFault("OSM-004", "The compressed data of a block are damaged", () -> read(file));
    }

    @Test
    void data_that_inflate_to_less_than_announced_are_damaged() {
        var file = file().blob("OSMData", zlib(new byte[10], 11));
        assertFault("OSM-004", "they end after 10 of 11 bytes", () -> read(file));
    }

    @Test
    void data_that_inflate_to_more_than_announced_are_damaged() {
        var file = file().blob("OSMData", zlib(new byte[10], 9));
        assertFault("OSM-004", "they are larger than the 9 bytes announced", () -> read(file));
    }

    // OSM-005, OSM-006: not known here

    @ParameterizedTest
    @CsvSource({"4, LZMA", "5, bzip2", "6, LZ4", "7, Zstandard"})
    void other_compression_is_named_with_the_command_that_converts(int field, String method) {
        var file = file().blob("OSMData", message().varint(2, 1).bytes(field, new byte[1]));
        assertFault("OSM-005", "compressed with " + method, () -> read(file));
    }

    @Test
    void a_required_feature_that_is_unknown_is_named() {
        assertFault("OSM-006", "'LocationsOnWays2'", () -> read(file("DenseNodes", "LocationsOnWays2")));
    }

    // OSM-007: content damaged

    @Test
    void a_blob_without_data_is_damaged() {
        assertFault("OSM-007", "it holds no data", () -> read(file().blob("OSMData", message())));
    }

    @Test
    void a_blob_header_that_breaks_off_is_damaged() {
        assertFault("OSM-007", "a number runs over the end", () -> read(file().raw(0, 0, 0, 1, 0x88)));
    }

    @Test
    void a_block_without_string_table_is_damaged() {
        assertFault("OSM-007", "no string table", () -> decode(blobOf(message().bytes(2, message()))));
    }

    @Test
    void a_granularity_of_nothing_is_damaged() {
        assertFault(
                "OSM-007",
                "granularity is 0",
                () -> decode(blobOf(message().bytes(1, strings()).varint(17, 0))));
    }

    @Test
    void a_string_that_is_not_in_the_table_is_damaged() {
        var way = message().varint(1, 5).plainColumn(2, 1).plainColumn(3, 9);
        assertFault(
                "OSM-007",
                "string 9 is asked for, there are 2",
                () -> decode(block(strings("name"), message().bytes(3, way))));
    }

    @Test
    void keys_without_values_are_damaged() {
        var keysOnly = message().varint(1, 5).plainColumn(2, 1);
        var fewerKeys = message().varint(1, 5).plainColumn(2, 1).plainColumn(3, 1, 1);
        assertFault(
                "OSM-007",
                "keys without values",
                () -> decode(block(strings("a"), message().bytes(3, keysOnly))));
        assertFault(
                "OSM-007",
                "more values than keys",
                () -> decode(block(strings("a"), message().bytes(3, fewerKeys))));
    }

    @Test
    void dense_nodes_need_as_many_coordinates_as_ids() {
        var none = message().column(1, 1);
        var more = message().column(1, 1).column(8, 1, 1).column(9, 1, 1);
        var fewer = message().column(1, 1, 1).column(8, 1).column(9, 1);
        assertFault(
                "OSM-007",
                "no coordinates",
                () -> decode(block(strings(), message().bytes(2, none))));
        assertFault(
                "OSM-007",
                "more coordinates than ids",
                () -> decode(block(strings(), message().bytes(2, more))));
        assertFault(
                "OSM-007",
                "runs over the end",
                () -> decode(block(strings(), message().bytes(2, fewer))));
    }

    @Test
    void a_known_field_written_in_another_way_is_damaged_instead_of_lost() {
        // Field 8 of a way holds its nodes; here it is a single number.
        var way = message().varint(1, 5).varint(8, 7);
        assertFault(
                "OSM-007",
                "field 8 of an element is not written as the format says",
                () -> decode(block(strings(), message().bytes(3, way))));
    }

    @Test
    void members_need_role_and_kind() {
        var idsOnly = message().varint(1, 5).column(9, 1);
        var kindFour = message().varint(1, 5).plainColumn(8, 0).column(9, 1).plainColumn(10, 3);
        assertFault(
                "OSM-007",
                "lack role or kind",
                () -> decode(block(strings(), message().bytes(4, idsOnly))));
        assertFault(
                "OSM-007",
                "the kind of a member is 3",
                () -> decode(block(strings(), message().bytes(4, kindFour))));
    }

    @Test
    void a_way_whose_last_node_is_cut_off_is_damaged() {
        var way = message().varint(1, 5).bytes(8, message().zigzag(7).raw(0x80));
        assertFault(
                "OSM-007", "cut off", () -> decode(block(strings(), message().bytes(3, way))));
    }

    @Test
    void more_than_ten_thousand_tags_are_damaged() {
        long[] columns = new long[10_001];
        Arrays.fill(columns, 1);
        var way = message().varint(1, 5).plainColumn(2, columns).plainColumn(3, columns);
        assertFault(
                "OSM-007",
                "an element has 10001 tags",
                () -> decode(block(strings("a"), message().bytes(3, way))));
        long[] dense = new long[20_002];
        Arrays.fill(dense, 1);
        var node = message().column(1, 1).column(8, 1).column(9, 1).plainColumn(10, dense);
        assertFault(
                "OSM-007",
                "more than 10000 tags",
                () -> decode(block(strings("a"), message().bytes(2, node))));
    }

    @Test
    void a_fault_tells_block_and_byte() {
        byte[] whole = file().blob("OSMData", message()).toBytes();
        assertThatThrownBy(() -> read(whole)).isInstanceOfSatisfying(FaultException.class, e -> {
            var place = e.faults().getFirst().place();
            assertThat(place.file()).isEqualTo("t.osm.pbf");
            // The blob is empty, so it begins where the file ends.
            assertThat(place.field()).isEqualTo("block 1 at byte " + whole.length);
        });
    }

    @Test
    void blobs_of_unknown_types_are_no_data() throws IOException {
        byte[] whole = file().blob("Preview", plain(new byte[3])).toBytes();
        var stream = PbfStream.of(new ByteArrayInputStream(whole), "t.osm.pbf");
        stream.readHeader();
        PbfBlob blob = stream.next();
        assertThat(blob).isNotNull();
        assertThat(blob.isData()).isFalse();
        assertThat(stream.next()).isNull();
    }

    @Test
    void a_file_with_any_bytes_changed_is_read_or_refused_and_nothing_else() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new PbfWriter(out)) {
            for (int i = 0; i < 50; i++) writer.node(i, Locations.of(i, i), OsmTags.of("k" + i, "v"));
            writer.way(1, OsmTags.of("highway", "path"), 1, 2, 3);
        }
        byte[] whole = out.toByteArray();
        Seeded.check(3000, random -> {
            byte[] changed = whole.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--)
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                read(Arrays.copyOf(changed, random.nextInt(4) == 0 ? random.nextInt(changed.length) : changed.length));
            } catch (FaultException e) {
                assertThat(e.faults()).allMatch(fault -> fault.code().startsWith("OSM-00"));
            }
        });
    }

    @Test
    void a_block_with_any_bytes_changed_before_compression_is_read_or_refused_and_nothing_else() {
        byte[] content = message()
                .bytes(1, strings("highway", "path", "outer"))
                .bytes(
                        2,
                        message()
                                .bytes(
                                        2,
                                        message()
                                                .column(1, 1, 1)
                                                .column(8, 5, 5)
                                                .column(9, 7, 7)
                                                .plainColumn(10, 1, 2, 0, 0)))
                .bytes(
                        2,
                        message()
                                .bytes(
                                        3,
                                        message()
                                                .varint(1, 3)
                                                .plainColumn(2, 1)
                                                .plainColumn(3, 2)
                                                .column(8, 1, 1)))
                .bytes(
                        2,
                        message()
                                .bytes(
                                        4,
                                        message()
                                                .varint(1, 4)
                                                .plainColumn(8, 3)
                                                .column(9, 3)
                                                .plainColumn(10, 1)))
                .toBytes();
        Seeded.check(5000, random -> {
            byte[] changed = content.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--)
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                decode(new PbfBlob(
                        1, 9, "OSMData", plain(changed).toBytes(), org.songhua.engine.fault.Place.inFile("t")));
            } catch (FaultException e) {
                assertThat(e.faults().getFirst().code()).isEqualTo("OSM-007");
            }
        });
    }
}

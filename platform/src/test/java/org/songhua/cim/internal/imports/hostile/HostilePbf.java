package org.songhua.cim.internal.imports.hostile;

import static org.songhua.cim.internal.imports.hostile.Case.Outcome.ANY;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.FAILS;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.REFUSES;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.REMARKS;
import static org.songhua.cim.internal.imports.hostile.Case.Outcome.STORES;
import static org.songhua.cim.internal.imports.hostile.RawPbf.packed;
import static org.songhua.cim.internal.imports.hostile.RawPbf.signedPacked;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.osm.OsmKind;
import org.songhua.engine.osm.OsmRelation;
import org.songhua.engine.osm.OsmRelation.Member;
import org.songhua.engine.osm.OsmTags;
import org.songhua.engine.osm.PbfWriter;

/** PBF files that are broken, absurd or malicious. */
final class HostilePbf {
    private static final OsmTags SHOP = OsmTags.of("shop", "books", "name", "书店");

    private HostilePbf() {}

    static List<Case> cases() {
        var cases = new ArrayList<Case>();
        damaged(cases);
        blobs(cases);
        blocks(cases);
        elements(cases);
        texts(cases);
        return cases;
    }

    private interface Content {
        void write(PbfWriter writer) throws IOException;
    }

    private static byte[] written(Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new PbfWriter(bytes)) {
            content.write(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void corners(PbfWriter writer) throws IOException {
        writer.node(1, Locations.of(126, 43), SHOP);
        writer.node(2, Locations.of(126.1, 43), OsmTags.NONE);
        writer.node(3, Locations.of(126.1, 43.1), OsmTags.NONE);
        writer.node(4, Locations.of(126, 43.1), OsmTags.NONE);
    }

    private static byte[] city() {
        return written(writer -> {
            corners(writer);
            writer.way(10, OsmTags.of("building", "yes"), 1, 2, 3, 4, 1);
            writer.way(11, OsmTags.of("highway", "residential"), 1, 3);
            writer.relation(new OsmRelation(
                    20,
                    OsmTags.of("type", "multipolygon", "landuse", "forest"),
                    List.of(new Member(OsmKind.WAY, 10, "outer"))));
        });
    }

    private static void damaged(List<Case> cases) {
        byte[] whole = city();
        for (int i = 1; i <= 20; i++) {
            int length = i * (whole.length - 1) / 20;
            // Cut between two blocks, a file cannot be told from a whole one; what is there is imported.
            cases.add(
                    Case.of("PBF cut off after " + length, Arrays.copyOf(whole, length), length < 7 ? FAILS : ANY, ""));
        }
        var random = new Random(13);
        for (int i = 0; i < 30; i++) {
            byte[] bytes = whole.clone();
            for (int n = 0; n <= i % 3; n++) bytes[20 + random.nextInt(bytes.length - 20)] = (byte) random.nextInt(256);
            cases.add(Case.of("PBF bytes changed, " + i, bytes, ANY, ""));
        }
    }

    private static void blobs(List<Case> cases) {
        byte[] head = RawPbf.header("OsmSchema-V0.6", "DenseNodes");
        byte[] bomb = new byte[64 << 20];
        cases.add(Case.of(
                "zip bomb that says so",
                RawPbf.file(head, RawPbf.blob("OSMData", RawPbf.zlib(bomb))),
                FAILS,
                "OSM-002"));
        var liar = new RawPbf().field(2, 1000).field(3, RawPbf.deflated(bomb));
        cases.add(Case.of("zip bomb that lies", RawPbf.file(head, RawPbf.blob("OSMData", liar)), FAILS, "OSM-004"));
        var header = new RawPbf().field(2, 1L << 40).field(3, RawPbf.deflated(bomb));
        cases.add(Case.of("zip bomb in the header", RawPbf.blob("OSMHeader", header), FAILS, "OSM-002"));
        var longer = new RawPbf().field(2, 5000).field(3, RawPbf.deflated(new byte[100]));
        cases.add(Case.of(
                "block shorter than it says", RawPbf.file(head, RawPbf.blob("OSMData", longer)), FAILS, "OSM-004"));
        var noise = new RawPbf().field(2, 100).field(3, new byte[50]);
        cases.add(Case.of(
                "block not compressed at all", RawPbf.file(head, RawPbf.blob("OSMData", noise)), FAILS, "OSM-004"));
        for (int method = 4; method <= 7; method++) {
            var other = new RawPbf().field(2, 10).field(method, new byte[10]);
            cases.add(Case.of(
                    "compression " + method, RawPbf.file(head, RawPbf.blob("OSMData", other)), FAILS, "OSM-005"));
        }
        cases.add(Case.of("empty block", RawPbf.file(head, RawPbf.blob("OSMData", new RawPbf())), FAILS, "OSM-007"));
        cases.add(Case.of("block header of 2 GB", RawPbf.file(head, new byte[] {0x7f, -1, -1, -1}), FAILS, "OSM-002"));
        cases.add(Case.of(
                "block header of less than nothing", RawPbf.file(head, new byte[] {-1, -1, -1, -1}), FAILS, "OSM-002"));
        byte[] huge = new RawPbf().field(1, "OSMData").field(3, 1L << 31).toBytes();
        cases.add(Case.of(
                "block of 2 GB", RawPbf.file(head, new byte[] {0, 0, 0, (byte) huge.length}, huge), FAILS, "OSM-002"));
        cases.add(Case.of(
                "unknown feature required", RawPbf.header("OsmSchema-V0.6", "LocationsOnNothing"), FAILS, "OSM-006"));
        cases.add(Case.of("header only", head, STORES, ""));
        cases.add(Case.of("header twice", RawPbf.file(head, head), STORES, ""));
        cases.add(Case.of(
                "block of an unknown type",
                RawPbf.file(head, RawPbf.blob("OSMSecret", RawPbf.zlib(new byte[9]))),
                STORES,
                ""));
        cases.add(Case.of(
                "stored block",
                RawPbf.file(
                        head,
                        RawPbf.blob("OSMData", new RawPbf().field(1, dense(1, 0).toBytes()))),
                STORES,
                ""));
    }

    /** A block with two dense nodes with one tag each. */
    private static RawPbf dense(long key, long value) {
        var group = new RawPbf()
                .field(
                        2,
                        new RawPbf()
                                .field(1, signedPacked(1, 1))
                                .field(8, signedPacked(430_000_000, 10))
                                .field(9, signedPacked(1_260_000_000, 10))
                                .field(10, packed(key, value + 1, 0, key, value + 1, 0)));
        return RawPbf.block(group, "shop", "books");
    }

    private static void blocks(List<Case> cases) {
        add(cases, "no string table", new RawPbf().field(2, new RawPbf()));
        add(cases, "string beyond the table", dense(99, 0));
        add(cases, "noise for a block", new RawPbf().raw((byte) -1, (byte) -1, (byte) 0x7f));
        add(cases, "field number 0", new RawPbf().raw((byte) 0, (byte) 1));
        add(cases, "unknown wire type", new RawPbf().raw((byte) 0x0f, (byte) 1));
        add(cases, "number of eleven bytes", new RawPbf().field(17, 5).raw(new byte[] {
                    8, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1
                }));
        add(cases, "length beyond the end", new RawPbf().raw((byte) 0x0a, (byte) 0x7f, (byte) 1));
        add(cases, "granularity 0", dense(1, 0).field(17, 0));
        add(cases, "granularity below 0", dense(1, 0).field(17, -100));
        add(cases, "more ids than latitudes", denseOf(signedPacked(1, 1, 1), signedPacked(1), signedPacked(1, 1, 1)));
        add(cases, "more latitudes than ids", denseOf(signedPacked(1), signedPacked(1, 1), signedPacked(1)));
        add(cases, "no coordinates", RawPbf.block(new RawPbf().field(2, new RawPbf().field(1, signedPacked(1)))));
        add(
                cases,
                "tags that end too soon",
                RawPbf.block(
                        new RawPbf()
                                .field(
                                        2,
                                        new RawPbf()
                                                .field(1, signedPacked(1))
                                                .field(8, signedPacked(1))
                                                .field(9, signedPacked(1))
                                                .field(10, packed(1))),
                        "a",
                        "b"));
        add(
                cases,
                "keys without values",
                way(new RawPbf().field(1, 5).field(2, packed(1)).field(8, signedPacked(1, 1))));
        add(
                cases,
                "more values than keys",
                way(new RawPbf().field(1, 5).field(2, packed(1)).field(3, packed(1, 2))));
        add(cases, "tags not packed", way(new RawPbf().field(1, 5).field(2, 1).field(3, 2)));
        add(
                cases,
                "member without role",
                RawPbf.block(new RawPbf().field(4, new RawPbf().field(1, 5).field(9, signedPacked(1))), "a"));
        add(
                cases,
                "member of an unknown kind",
                RawPbf.block(
                        new RawPbf()
                                .field(
                                        4,
                                        new RawPbf()
                                                .field(1, 5)
                                                .field(8, packed(1))
                                                .field(9, signedPacked(1))
                                                .field(10, packed(7))),
                        "a"));
    }

    private static RawPbf denseOf(RawPbf ids, RawPbf latitudes, RawPbf longitudes) {
        return RawPbf.block(new RawPbf()
                .field(2, new RawPbf().field(1, ids).field(8, latitudes).field(9, longitudes)));
    }

    private static RawPbf way(RawPbf way) {
        return RawPbf.block(new RawPbf().field(3, way), "highway", "service");
    }

    private static void add(List<Case> cases, String name, RawPbf block) {
        cases.add(Case.of("block: " + name, RawPbf.file(block), FAILS, "OSM-007"));
    }

    private static void elements(List<Case> cases) {
        OsmTags road = OsmTags.of("highway", "service");
        OsmTags house = OsmTags.of("building", "yes");
        OsmTags wood = OsmTags.of("type", "multipolygon", "natural", "wood");
        semantic(cases, "way of nowhere", REFUSES, "OSM-012", w -> w.way(10, road, 77, 78, 79));
        semantic(cases, "way half nowhere", REMARKS, "OSM-011", w -> w.way(10, road, 1, 2, 79));
        semantic(cases, "way of one node", REFUSES, "OSM-013", w -> w.way(10, road, 1));
        semantic(cases, "way of no node", REFUSES, "OSM-013", w -> w.way(10, road));
        semantic(cases, "way on the spot", REFUSES, "OSM-013", w -> w.way(10, road, 1, 1, 1, 1));
        semantic(cases, "way twice", REFUSES, "IMP-013", w -> {
            w.way(10, road, 1, 2);
            w.way(10, road, 1, 3);
        });
        semantic(cases, "house that crosses itself", REFUSES, "GEOM-", w -> w.way(10, house, 1, 3, 2, 4, 1));
        semantic(cases, "house without width", REFUSES, "", w -> w.way(10, house, 1, 2, 1, 1));
        semantic(
                cases,
                "relation of nothing",
                REFUSES,
                "OSM-015",
                w -> w.relation(new OsmRelation(20, wood, List.of())));
        semantic(
                cases,
                "relation of nowhere",
                REFUSES,
                "OSM-015",
                w -> w.relation(new OsmRelation(20, wood, List.of(new Member(OsmKind.WAY, 99, "outer")))));
        semantic(
                cases,
                "relation of itself",
                REFUSES,
                "OSM-015",
                w -> w.relation(new OsmRelation(
                        20, OsmTags.of("type", "site"), List.of(new Member(OsmKind.RELATION, 20, "")))));
        semantic(cases, "relations in a circle", REFUSES, "OSM-015", w -> {
            w.relation(new OsmRelation(20, OsmTags.of("type", "site"), List.of(new Member(OsmKind.RELATION, 21, ""))));
            w.relation(new OsmRelation(21, OsmTags.of("type", "site"), List.of(new Member(OsmKind.RELATION, 20, ""))));
        });
        semantic(cases, "area that does not close", REFUSES, "OSM-018", w -> {
            w.way(10, OsmTags.NONE, 1, 2, 3);
            w.relation(new OsmRelation(20, wood, List.of(new Member(OsmKind.WAY, 10, "outer"))));
        });
        semantic(cases, "area there and back", REFUSES, "OSM-019", w -> {
            w.way(10, OsmTags.NONE, 1, 2, 3);
            w.way(11, OsmTags.NONE, 3, 2, 1);
            w.relation(new OsmRelation(
                    20, wood, List.of(new Member(OsmKind.WAY, 10, "outer"), new Member(OsmKind.WAY, 11, "outer"))));
        });
        semantic(cases, "ids at the edges", STORES, "", w -> {
            w.way(Long.MAX_VALUE, road, 1, 2);
            w.way(-1, road, 1, 3);
            w.way(0, road, 2, 3);
        });
        cases.add(Case.of(
                "nodes out of order",
                written(w -> {
                    w.node(9, Locations.of(126, 43), SHOP);
                    w.node(3, Locations.of(126.1, 43), SHOP);
                    w.way(1, road, 3, 9);
                }),
                STORES,
                ""));
        cases.add(Case.of(
                "ways before their nodes",
                written(w -> {
                    w.way(1, road, 1, 2);
                    corners(w);
                }),
                STORES,
                ""));
        cases.add(Case.of(
                "node outside the world",
                RawPbf.file(denseOf(signedPacked(1), signedPacked(99_000_000_000L), signedPacked(1))),
                STORES,
                ""));
        cases.add(Case.of(
                "tagged node outside the world",
                RawPbf.file(RawPbf.block(
                        new RawPbf()
                                .field(
                                        2,
                                        new RawPbf()
                                                .field(1, signedPacked(1))
                                                .field(8, signedPacked(99_000_000_000L))
                                                .field(9, signedPacked(1))
                                                .field(10, packed(1, 2, 0))),
                        "shop",
                        "books")),
                REFUSES,
                "OSM-010"));
        cases.add(Case.of("PBF said to be in metres", city(), FAILS, "CRS-").in("EPSG:4549"));
    }

    private static void semantic(List<Case> cases, String name, Case.Outcome outcome, String code, Content content) {
        cases.add(Case.of(
                "element: " + name,
                written(writer -> {
                    corners(writer);
                    content.write(writer);
                }),
                outcome,
                code));
    }

    private static void texts(List<Case> cases) {
        for (String text : HostileTexts.TEXTS) {
            cases.add(Case.of(
                    "tag " + text,
                    written(w -> w.node(1, Locations.of(126, 43), OsmTags.of("shop", text, "name", text, text, text))),
                    STORES,
                    ""));
        }
        byte[] gbk = "书店".getBytes(Charset.forName("GBK"));
        var group = new RawPbf()
                .field(
                        1,
                        new RawPbf()
                                .field(1, 2)
                                .field(2, packed(1))
                                .field(3, packed(2))
                                .field(8, 1)
                                .field(9, 1));
        var table = new RawPbf().field(1, "").field(1, "shop").field(1, gbk);
        cases.add(Case.of("tag in GBK", RawPbf.file(new RawPbf().field(1, table).field(2, group)), REMARKS, "IMP-016"));
        var nul = new RawPbf().field(1, "").field(1, "shop").field(1, "a\0b");
        cases.add(Case.of("tag with NUL", RawPbf.file(new RawPbf().field(1, nul).field(2, group)), REMARKS, "IMP-016"));
        cases.add(Case.of(
                "tag of 10 MB",
                written(w -> w.node(1, Locations.of(126, 43), OsmTags.of("note", "长".repeat(3 << 20)))),
                REFUSES,
                "IMP-012"));
    }
}

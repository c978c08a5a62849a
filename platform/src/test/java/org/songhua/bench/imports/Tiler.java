package org.songhua.bench.imports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.osm.OsmKind;
import org.songhua.engine.osm.OsmRelation;
import org.songhua.engine.osm.OsmTags;
import org.songhua.engine.osm.OsmVisitor;
import org.songhua.engine.osm.PbfBlob;
import org.songhua.engine.osm.PbfBlock;
import org.songhua.engine.osm.PbfStream;
import org.songhua.engine.osm.PbfWriter;

/**
 * Lays copies of an extract side by side: real geometry and tags at the size of a larger city. Copy k has its ids raised
 * by k · 10^11 and lies k mod 5 steps to the east and k / 5 steps to the north; the file is sorted by type and id.
 */
final class Tiler {
    private static final long ID_STEP = 100_000_000_000L;
    private static final int COLUMNS = 5;
    private static final double STEP_DEGREES = 0.45;

    private final List<Element> elements = new ArrayList<>();

    private sealed interface Element {}

    private record Node(long id, long location, OsmTags tags) implements Element {}

    private record Way(long id, OsmTags tags, List<Long> refs) implements Element {}

    private record Relation(OsmRelation relation) implements Element {}

    private Tiler() {}

    static void tile(Path source, int copies, Path target) throws IOException {
        var tiler = new Tiler();
        tiler.read(source);
        try (var writer = new PbfWriter(new BufferedOutputStream(Files.newOutputStream(target), 1 << 16))) {
            for (OsmKind kind : OsmKind.values()) {
                for (int copy = 0; copy < copies; copy++) tiler.write(kind, copy, writer);
            }
        }
    }

    private void read(Path source) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            var stream = PbfStream.of(in, source.toString());
            stream.readHeader();
            var collector = new OsmVisitor() {
                @Override
                public void node(long id, long location, OsmTags tags) {
                    elements.add(new Node(id, location, tags));
                }

                @Override
                public void way(long id, OsmTags tags, long[] refs, int count) {
                    var list = new ArrayList<Long>(count);
                    for (int i = 0; i < count; i++) list.add(refs[i]);
                    elements.add(new Way(id, tags, list));
                }

                @Override
                public void relation(OsmRelation relation) {
                    elements.add(new Relation(relation));
                }
            };
            for (PbfBlob blob = stream.next(); blob != null; blob = stream.next()) {
                PbfBlock.decode(blob, EnumSet.allOf(OsmKind.class), collector);
            }
        }
    }

    private void write(OsmKind kind, int copy, PbfWriter writer) throws IOException {
        long add = copy * ID_STEP;
        for (Element element : elements) {
            switch (element) {
                case Node node
                when kind == OsmKind.NODE -> writer.node(node.id() + add, shifted(node.location(), copy), node.tags());
                case Way way
                when kind == OsmKind.WAY ->
                    writer.way(
                            way.id() + add,
                            way.tags(),
                            way.refs().stream().mapToLong(ref -> ref + add).toArray());
                case Relation relation
                when kind == OsmKind.RELATION -> writer.relation(shifted(relation.relation(), add));
                default -> {}
            }
        }
    }

    private static long shifted(long location, int copy) {
        int row = copy / COLUMNS;
        return Locations.of(
                Locations.longitude(location) + STEP_DEGREES * (copy % COLUMNS),
                Locations.latitude(location) + STEP_DEGREES * row);
    }

    private static OsmRelation shifted(OsmRelation relation, long add) {
        return new OsmRelation(
                relation.id() + add,
                relation.tags(),
                relation.members().stream()
                        .map(m -> new OsmRelation.Member(m.kind(), m.id() + add, m.role()))
                        .toList());
    }
}

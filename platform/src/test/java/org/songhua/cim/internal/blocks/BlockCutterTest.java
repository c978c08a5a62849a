package org.songhua.cim.internal.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.cim.CityFixture;
import org.songhua.cim.Extent;
import org.songhua.engine.geo.Wkb;

/** Blocks hold each piece once, of one kind and not too many, and find those that are near. */
class BlockCutterTest {
    private static final long SEED = 20261130;

    private static List<Piece> pieces(int count) {
        var random = new Random(SEED);
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < count; i++) {
            double west = 126 + random.nextDouble() * 0.01;
            double south = 43 + random.nextDouble() * 0.01;
            double side = i % 7 == 0 ? 0 : Math.pow(10, -6 + 4 * random.nextDouble());
            String name = "n" + i + "x".repeat(i % 50 == 0 ? 40_000 : 0);
            String id = "%08x-0000-0000-0000-%012x".formatted(i, i);
            byte[] geometry =
                    Wkb.of(side == 0 ? CityFixture.point(west, south) : CityFixture.square(west, south, side));
            String head = id + "7;1;" + geometry.length + ";" + "0".repeat(16) + "--1;a1;s" + name.length() + ";" + name
                    + "-{}\n";
            pieces.add(new Piece(
                    i % 3,
                    i % 2 == 0 ? "a" : "b",
                    10 + i % 7,
                    new double[] {west, south, west + side, south + side},
                    head.getBytes(StandardCharsets.UTF_8),
                    geometry));
        }
        return pieces;
    }

    @Test
    void eachPieceIsInOneBlockOfItsKind() {
        List<Piece> pieces = pieces(2000);
        List<List<Piece>> blocks = BlockCutter.cut(pieces);
        assertThat(blocks.stream().flatMap(List::stream).toList()).containsExactlyInAnyOrderElementsOf(pieces);
        for (List<Piece> block : blocks) {
            assertThat(block).hasSizeBetween(1, 128);
            assertThat(block.stream().map(p -> Math.clamp(p.zoom(), 12, 14)).distinct())
                    .hasSize(1);
            assertThat(block.stream().map(p -> p.cell() + p.classCode()).distinct())
                    .hasSize(1);
            assertThat(block.size() == 1
                            || block.stream().mapToInt(Piece::bytes).sum() <= 64 << 10)
                    .isTrue();
        }
        assertThat(BlockCutter.cut(List.of())).isEmpty();
    }

    @Test
    void nearFindsAllThatTouchAndLittleMore() {
        var random = new Random(SEED);
        double metre = 1e-5;
        for (List<Piece> pieces : BlockCutter.cut(pieces(1000))) {
            Block block = Block.of(pieces);
            double west = 126 + random.nextDouble() * 0.01;
            double south = 43 + random.nextDouble() * 0.01;
            var extent = new Extent(west, south, west + 0.003, south + 0.003);
            var found = new ArrayList<String>();
            block.near(extent, PlaceQuery.ANY_ZOOM, object -> found.add(object.idText()));
            var shown = new ArrayList<String>();
            block.near(Extent.WORLD, 13, object -> shown.add(object.idText()));
            assertThat(shown)
                    .hasSize((int) pieces.stream().filter(p -> p.zoom() <= 13).count());
            for (Piece piece : pieces) {
                String id = new String(piece.head(), 0, 36, StandardCharsets.US_ASCII);
                if (touches(piece.box(), extent, 0)) assertThat(found).contains(id);
                if (!touches(piece.box(), extent, metre)) assertThat(found).doesNotContain(id);
            }
        }
    }

    private static boolean touches(double[] box, Extent extent, double room) {
        return box[0] <= extent.east() + room
                && box[2] >= extent.west() - room
                && box[1] <= extent.north() + room
                && box[3] >= extent.south() - room;
    }
}

package org.songhua.engine.tile3d;

import java.util.function.Function;
import org.songhua.engine.geo.ByteSink;

/**
 * Writes tile sets: 3D Tiles 1.1 (OGC 22-025r4), explicit, refinement by adding.
 *
 * <p>Implicit tiling is not used: its bounding volumes follow from the root's, so that whatever reaches over the edge of a cell or above
 * the common height would have to be cut or lie outside.
 */
public final class TilesetWriter {
    /** Of a degree in radians; 12 decimals are 6 micrometres. */
    private static final int RADIAN_DECIMALS = 12;

    private final Function<Cell, String> contentUri;
    private final Function<Cell, String> subtreeUri;
    private final int cutZoom;
    private final ByteSink sink = new ByteSink();

    /**
     * @param contentUri address of the content of a cell
     * @param subtreeUri address of the tile set that begins at a cell
     * @param cutZoom zoom whose nodes are tile sets of their own, unless they are the root; more than {@link Levels#MOST_ZOOM} to
     *     write all into one
     */
    public TilesetWriter(Function<Cell, String> contentUri, Function<Cell, String> subtreeUri, int cutZoom) {
        this.contentUri = contentUri;
        this.subtreeUri = subtreeUri;
        this.cutZoom = cutZoom;
    }

    /**
     * {@return the tile set as JSON}
     *
     * @param version of the data, for {@code asset.tilesetVersion}
     */
    public byte[] write(Tree.Node root, String version) {
        sink.reset();
        sink.ascii("{\"asset\":{\"version\":\"1.1\",\"tilesetVersion\":").json(version);
        sink.ascii(",\"generator\":\"Songhua\"},\"geometricError\":");
        // As long as not even the root is shown, all of it is missing.
        error(Math.max(2 * root.geometricError(), root.region().diagonal())).ascii(",\"root\":");
        tile(root, true);
        return sink.ascii("}").toBytes();
    }

    private void tile(Tree.Node node, boolean first) {
        boolean apart =
                !first && node.cell().zoom() == cutZoom && !node.children().isEmpty();
        sink.ascii("{\"boundingVolume\":");
        region(node.region());
        sink.ascii(",\"geometricError\":");
        error(node.geometricError());
        if (first) sink.ascii(",\"refine\":\"ADD\"");
        if (apart) {
            content(node.region(), subtreeUri.apply(node.cell()));
        } else {
            Region own = node.content();
            if (own != null) content(own, contentUri.apply(node.cell()));
            children(node);
        }
        sink.ascii("}");
    }

    private void content(Region region, String uri) {
        sink.ascii(",\"content\":{\"boundingVolume\":");
        region(region);
        sink.ascii(",\"uri\":").json(uri).ascii("}");
    }

    private void children(Tree.Node node) {
        if (node.children().isEmpty()) return;
        sink.ascii(",\"children\":[");
        for (int i = 0; i < node.children().size(); i++) {
            if (i > 0) sink.ascii(",");
            tile(node.children().get(i), false);
        }
        sink.ascii("]");
    }

    private void region(Region region) {
        sink.ascii("{\"region\":[");
        sink.number(Math.toRadians(region.west()), RADIAN_DECIMALS).ascii(",");
        sink.number(Math.toRadians(region.south()), RADIAN_DECIMALS).ascii(",");
        sink.number(Math.toRadians(region.east()), RADIAN_DECIMALS).ascii(",");
        sink.number(Math.toRadians(region.north()), RADIAN_DECIMALS).ascii(",");
        sink.number(region.bottom_m(), 3).ascii(",").number(region.top_m(), 3).ascii("]}");
    }

    private ByteSink error(double metres) {
        return sink.number(metres, 2);
    }
}

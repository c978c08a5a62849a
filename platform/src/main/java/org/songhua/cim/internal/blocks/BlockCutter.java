package org.songhua.cim.internal.blocks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.songhua.engine.geo.HilbertCurve;

/**
 * Which objects share a block: those of one cell and class, of about one zoom and size, in the order of a Hilbert curve, so that a
 * block covers little more than its objects (packed Hilbert R-tree: Kamel and Faloutsos 1993).
 */
final class BlockCutter {
    private static final int MOST_OBJECTS = 128;
    private static final int MOST_BYTES = 64 << 10;

    /** Wider ones would make the blocks of many small ones wide: a quarter of a small cell. */
    private static final double WIDE_deg = 0.005;
    /** Below, overviews read rows; above, most that there is shows. */
    private static final int FIRST_ZOOM = 12;

    private static final int LAST_ZOOM = 14;

    private static final Comparator<Placed> ORDER = Comparator.comparingLong((Placed p) -> p.piece.cell())
            .thenComparing(p -> p.piece.classCode())
            .thenComparingInt(Placed::kind)
            .thenComparingLong(Placed::place);

    private BlockCutter() {}

    private record Placed(Piece piece, int kind, long place) {
        static Placed of(Piece piece) {
            double[] box = piece.box();
            double side = Math.max(box[2] - box[0], box[3] - box[1]);
            int wide = side > WIDE_deg ? 1 : 0;
            int shown = Math.clamp(piece.zoom(), FIRST_ZOOM, LAST_ZOOM);
            return new Placed(
                    piece, 2 * shown + wide, HilbertCurve.ofPlace((box[0] + box[2]) / 2, (box[1] + box[3]) / 2));
        }

        boolean goesWith(Placed other) {
            return piece.cell() == other.piece.cell()
                    && kind == other.kind
                    && piece.classCode().equals(other.piece.classCode());
        }
    }

    /** {@return the pieces in groups, none empty, each to become a block} */
    static List<List<Piece>> cut(List<Piece> pieces) {
        var groups = new ArrayList<List<Piece>>();
        Placed last = null;
        int bytes = 0;
        for (Placed placed : pieces.stream().map(Placed::of).sorted(ORDER).toList()) {
            int more = placed.piece.bytes();
            if (last == null
                    || !placed.goesWith(last)
                    || groups.getLast().size() == MOST_OBJECTS
                    || bytes + more > MOST_BYTES) {
                groups.add(new ArrayList<>());
                bytes = 0;
            }
            groups.getLast().add(placed.piece);
            bytes += more;
            last = placed;
        }
        return groups;
    }
}

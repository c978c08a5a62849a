package org.songhua.engine.tile;

import java.util.Arrays;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.geo.WkbCursor;

/** Gathers the polygons of a feature and writes them clipped, snapped, valid and wound as MVT 2.1 section 4.3.4.4 wants. */
final class PolygonReader {
    private final TileFrame frame;
    private final RingReader reader;
    private final SnappedRings rings = new SnappedRings();
    private final SnappedCheck check = new SnappedCheck();
    private boolean sure = true;

    /** Whether holes already follow their shells. */
    private boolean inOrder;

    PolygonReader(TileFrame frame) {
        this.frame = frame;
        reader = new RingReader(frame);
    }

    void reset() {
        rings.reset();
        sure = true;
        inOrder = false;
    }

    void polygon(WkbCursor cursor) {
        if (!reader.polygon(cursor, rings)) sure = false;
    }

    /** @param bytes among which the WKB of the whole feature lies, for the slow way */
    void write(byte[] bytes, int from, int to, Commands commands) {
        if (sure && rings.count() == 0 && !rings.cancelled()) return;
        if (!sure || rings.cancelled() || !check.surelyValid(rings)) {
            rings.reset();
            PolygonRepair.clipAndSnap(Wkb.read(Arrays.copyOfRange(bytes, from, to)), frame, rings);
            inOrder = true;
        }
        if (inOrder || rings.count() == 1) {
            for (int i = 0; i < rings.count(); i++) ring(i, commands);
        } else {
            for (int i = 0; i < rings.count(); i++) if (rings.isShell(i)) polygon(i, commands);
        }
    }

    private void polygon(int shell, Commands commands) {
        ring(shell, commands);
        for (int i = 0; i < rings.count(); i++) {
            if (!rings.isShell(i) && shellOf(i) == shell) ring(i, commands);
        }
    }

    /** {@return the smallest shell around a hole} */
    private int shellOf(int hole) {
        int x = rings.x(rings.begin(hole));
        int y = rings.y(rings.begin(hole));
        int best = -1;
        for (int i = 0; i < rings.count(); i++) {
            if (rings.isShell(i)
                    && rings.contains(i, x, y)
                    && (best < 0 || rings.doubleArea(i) < rings.doubleArea(best))) best = i;
        }
        return best;
    }

    private void ring(int ring, Commands commands) {
        int size = rings.end(ring) - rings.begin(ring);
        commands.move(1);
        position(ring, 0, commands);
        commands.line(size - 1);
        for (int i = 1; i < size; i++) position(ring, i, commands);
        commands.close();
    }

    private void position(int ring, int after, Commands commands) {
        int at = rings.told(ring, after);
        commands.position(rings.x(at), rings.y(at));
    }
}

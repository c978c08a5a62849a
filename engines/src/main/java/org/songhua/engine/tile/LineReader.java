package org.songhua.engine.tile;

import java.util.Arrays;
import org.songhua.engine.geo.WkbCursor;

/** Reads lines and writes what of them lies in the tile, snapped and without needless positions. */
final class LineReader {
    private final TileFrame frame;
    private final RunBox box;
    private final SegmentClip clip = new SegmentClip();
    private int[] path = new int[256];
    private int size;

    LineReader(TileFrame frame) {
        this.frame = frame;
        box = new RunBox(frame);
    }

    /** Reads the current run of a cursor as a line. */
    void line(WkbCursor cursor, int points, Commands commands) {
        box.measure(cursor, points);
        if (box.outside()) return;
        size = 0;
        double x = frame.x(cursor.x(0));
        double y = frame.y(cursor.y(0));
        for (int i = 1; i < points; i++) {
            double nextX = frame.x(cursor.x(i));
            double nextY = frame.y(cursor.y(i));
            if (clip.segment(x, y, nextX, nextY)) segment(commands);
            x = nextX;
            y = nextY;
        }
        end(commands);
    }

    private void segment(Commands commands) {
        if (clip.enters() || size == 0) {
            end(commands);
            add(TileFrame.snap(clip.x0), TileFrame.snap(clip.y0));
        }
        add(TileFrame.snap(clip.x1), TileFrame.snap(clip.y1));
    }

    /** Adds a position; one that repeats the last is left out, one straight ahead of the last replaces it. */
    private void add(int x, int y) {
        if (size >= 2 && path[size - 2] == x && path[size - 1] == y) return;
        if (size >= 4 && straightAhead(x, y)) size -= 2;
        if (size + 2 > path.length) path = Arrays.copyOf(path, 2 * path.length);
        path[size++] = x;
        path[size++] = y;
    }

    private boolean straightAhead(int x, int y) {
        int dx = path[size - 2] - path[size - 4];
        int dy = path[size - 1] - path[size - 3];
        int nextX = x - path[size - 2];
        int nextY = y - path[size - 1];
        return dx * nextY == dy * nextX && dx * nextX + dy * nextY > 0;
    }

    private void end(Commands commands) {
        if (size >= 4) {
            commands.move(1);
            commands.position(path[0], path[1]);
            commands.line(size / 2 - 1);
            for (int i = 2; i < size; i += 2) commands.position(path[i], path[i + 1]);
        }
        size = 0;
    }
}

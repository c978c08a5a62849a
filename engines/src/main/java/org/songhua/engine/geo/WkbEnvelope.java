package org.songhua.engine.geo;

/** The rectangle around a geometry, straight from its WKB. */
final class WkbEnvelope {
    private final WkbCursor cursor;
    private double minX = Double.POSITIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;

    private WkbEnvelope(byte[] bytes, int from, int to) {
        cursor = new WkbCursor(bytes, from, to);
    }

    static double[] of(byte[] bytes, int from, int to) {
        var box = new WkbEnvelope(bytes, from, to);
        box.geometry(box.cursor.root(), 0);
        box.cursor.end();
        if (box.minX > box.maxX) throw new IllegalArgumentException("An empty geometry has no envelope.");
        return new double[] {box.minX, box.minY, box.maxX, box.maxY};
    }

    private void geometry(int type, int depth) {
        switch (type) {
            case WkbCursor.POINT -> include(cursor.point() ? 1 : 0);
            case WkbCursor.LINE -> include(cursor.points());
            case WkbCursor.POLYGON -> {
                int rings = cursor.rings();
                for (int i = 0; i < rings; i++) include(cursor.points());
            }
            default -> {
                int members = cursor.members();
                for (int i = 0; i < members; i++) geometry(cursor.member(type, depth + 1), depth + 1);
            }
        }
    }

    private void include(int count) {
        for (int i = 0; i < count; i++) {
            double x = cursor.x(i);
            double y = cursor.y(i);
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("Position " + x + ", " + y + " is not finite.");
            }
            minX = Math.min(minX, x);
            minY = Math.min(minY, y);
            maxX = Math.max(maxX, x);
            maxY = Math.max(maxY, y);
        }
    }
}

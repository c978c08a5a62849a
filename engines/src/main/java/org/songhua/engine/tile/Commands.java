package org.songhua.engine.tile;

/** Writes geometry commands (MVT 2.1, section 4.3): move, line and close with differences from the last position. */
final class Commands {
    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = (1 << 3) | 7;

    private final Protobuf out = new Protobuf(512);
    private int x;
    private int y;

    void reset() {
        out.reset();
        x = 0;
        y = 0;
    }

    boolean isEmpty() {
        return out.size() == 0;
    }

    Protobuf encoded() {
        return out;
    }

    /** Announces so many positions to move to, each written by {@link #position}. */
    void move(int count) {
        out.varint((count << 3) | MOVE_TO);
    }

    /** Announces so many positions to draw to. */
    void line(int count) {
        out.varint((count << 3) | LINE_TO);
    }

    void close() {
        out.varint(CLOSE_PATH);
    }

    void position(int newX, int newY) {
        out.zigzag(newX - x);
        out.zigzag(newY - y);
        x = newX;
        y = newY;
    }
}

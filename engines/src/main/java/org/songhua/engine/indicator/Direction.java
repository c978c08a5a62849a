package org.songhua.engine.indicator;

import java.util.Locale;
import java.util.Optional;

/** Which way is good. */
public enum Direction {
    /** More is better. */
    UP,
    /** Less is better. */
    DOWN,
    /** Within a range is good. */
    RANGE,
    /** Nothing but zero is good. */
    ZERO,
    /** Neither way is good. */
    INFO;

    /** {@return the direction of a word in a pack} */
    public static Optional<Direction> find(String word) {
        for (Direction direction : values()) if (direction.code().equals(word)) return Optional.of(direction);
        return Optional.empty();
    }

    /** {@return the word in packs and APIs} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether a value does as well as a target asks} */
    public boolean meets(double value, double target) {
        return switch (this) {
            case UP -> value >= target;
            case DOWN, ZERO -> value <= target;
            case RANGE, INFO -> true;
        };
    }
}

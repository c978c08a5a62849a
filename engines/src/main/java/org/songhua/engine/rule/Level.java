package org.songhua.engine.rule;

import java.util.Arrays;
import java.util.Optional;

/** How grave a warning is, in the four colours of the emergency response law: 蓝 黄 橙 红. Their order is their weight. */
public enum Level {
    BLUE(1),
    YELLOW(2),
    ORANGE(3),
    RED(4);

    private final int rank;

    Level(int rank) {
        this.rank = rank;
    }

    /** {@return the word in files and APIs} */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** {@return 1 for blue to 4 for red; 0 is no level} */
    public int rank() {
        return rank;
    }

    /** {@return the level of a rank from 1 to 4} */
    public static Level ofRank(int rank) {
        return values()[rank - 1];
    }

    /** {@return the level with that word} */
    public static Optional<Level> find(String code) {
        return Arrays.stream(values()).filter(l -> l.code().equals(code)).findFirst();
    }
}

package org.songhua.engine.risk;

import java.util.Locale;

/** The four grades of risk control: 低 蓝, 一般 黄, 较大 橙, 重大 红. */
public enum RiskColour {
    BLUE,
    YELLOW,
    ORANGE,
    RED;

    /** {@return the colour with that word in lower case} @throws IllegalArgumentException when there is none */
    static RiskColour of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

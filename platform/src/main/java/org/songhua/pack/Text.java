package org.songhua.pack;

import java.util.Objects;

/**
 * A text that people read, in the two languages of the console.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record Text(String zh, String en) {
    public Text {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }
}

package org.songhua.engine.text.classify;

import java.util.Objects;

/**
 * A text whose class somebody decided.
 *
 * @param text as written; fields of a form one after the other, each on a line of its own
 * @param label the class
 */
public record Example(String text, String label) {
    public Example {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(label, "label");
    }
}

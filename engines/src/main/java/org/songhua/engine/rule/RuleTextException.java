package org.songhua.engine.rule;

/** The text of a condition has a mistake. */
public final class RuleTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int position;

    RuleTextException(int position, String problem) {
        super(problem);
        this.position = position;
    }

    /** {@return where, counted in characters from 0} */
    public int position() {
        return position;
    }
}

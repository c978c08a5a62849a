package org.songhua.engine.odata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The operators with two operands, by how tightly they bind (OData 4.01 part 2, 5.1.1.14; {@code not} lies between and and eq). */
public enum Operator {
    OR(1),
    AND(2),
    EQ(4),
    NE(4),
    GT(4),
    GE(4),
    LT(4),
    LE(4),
    IN(4),
    ADD(5),
    SUB(5),
    MUL(6),
    DIV(6),
    MOD(6);

    private final int strength;

    Operator(int strength) {
        this.strength = strength;
    }

    int strength() {
        return strength;
    }

    /** {@return the word of the language} */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether it compares, so that its value is true, false or unknown} */
    public boolean isComparison() {
        return strength == 4;
    }

    public boolean isLogical() {
        return this == AND || this == OR;
    }

    /** {@return the comparison with its operands exchanged} */
    public Operator mirrored() {
        return switch (this) {
            case GT -> LT;
            case GE -> LE;
            case LT -> GT;
            case LE -> GE;
            default -> this;
        };
    }

    static Optional<Operator> find(String word) {
        return Arrays.stream(values()).filter(o -> o.text().equals(word)).findFirst();
    }
}

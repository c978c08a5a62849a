package org.songhua.engine.formula;

import java.util.List;

/** What a part of a formula yields. */
public sealed interface Kind {

    /** {@return the kind in words} */
    String phrase();

    /** A number of some unit. */
    record Amount(Unit unit) implements Kind {
        @Override
        public String phrase() {
            return unit.powers().isEmpty() ? "a number" : "a number of " + unit.phrase();
        }
    }

    /**
     * A text.
     *
     * @param choices the only texts it can be; none when any
     */
    record Text(List<String> choices) implements Kind {
        public Text {
            choices = List.copyOf(choices);
        }

        @Override
        public String phrase() {
            return "a text";
        }
    }

    /** True or false. */
    record Truth() implements Kind {
        @Override
        public String phrase() {
            return "true or false";
        }
    }
}

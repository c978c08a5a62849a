package org.songhua.pack.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeReferenceTest {
    private static final Shape.Table LEAF = new Shape.Table(
            "leaf", "A leaf.", List.of(Key.required("colour", new Shape.OneOf(List.of("red", "green")), "a|b")));
    private static final Shape.Table TREE = new Shape.Table(
            "tree",
            "A tree.",
            List.of(
                    Key.optional("leaves", new Shape.Many(LEAF, true), "Its leaves."),
                    Key.optional("more", new Shape.Map(Shape.Text.of("a word", 9), LEAF), "More leaves.")));

    @Test
    void everyTableIsASectionAndEveryKeyARow() {
        assertThat(new ShapeReference().with(TREE).markdown()).isEqualTo("""

                        ## tree

                        A tree.

                        | key | required | value | meaning |
                        |---|---|---|---|
                        | `leaves` |  | the keys of *leaf*, or a list of these | Its leaves. |
                        | `more` |  | a mapping from a word to the keys of *leaf* | More leaves. |

                        ## leaf

                        A leaf.

                        | key | required | value | meaning |
                        |---|---|---|---|
                        | `colour` | yes | one of red, green | a\\|b |
                        """);
    }

    @Test
    void phrasesSayWhatToWrite() {
        assertThat(new Shape.Truth().phrase()).isEqualTo("true or false");
        assertThat(new Shape.Many(new Shape.Decimal(), false).phrase()).isEqualTo("a list, each a number");
        assertThat(new Shape.Scalar().phrase()).isEqualTo("a single value");
    }
}

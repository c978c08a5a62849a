package org.songhua.pack.yaml;

import java.util.List;
import java.util.regex.Pattern;

/** What a YAML value must look like. */
public sealed interface Shape {
    /**
     * {@return a text for people in Chinese and English}
     *
     * @param name what it is called, unique over a format
     * @param maxLength most characters in each language
     */
    static Table inBothLanguages(String name, int maxLength) {
        Text text = Text.of("a text", maxLength);
        return new Table(
                name,
                "A text for people in both languages of the console.",
                List.of(Key.required("zh", text, "Simplified Chinese."), Key.required("en", text, "English.")));
    }

    /**
     * {@return a code: small letters, digits and underscores, at most forty}
     *
     * @param example one as its authors would write it
     */
    static Text code(String example) {
        return Text.like("a code such as `" + example + "`", "[a-z][a-z0-9_]{0,39}");
    }

    /** {@return numbers of clauses of a plan, one or a list} */
    static Many clauses() {
        return new Many(Text.like("a number of a clause", "[0-9]{1,3}"), true);
    }

    /** {@return the sentence that says what an example shows} */
    static Text sentence() {
        return Text.of("a sentence", 200);
    }

    /** {@return the shape in words, with its article} */
    String phrase();

    /**
     * A text. YAML's guesses at numbers and truth values are ignored: {@code yes} is the text "yes".
     *
     * @param phrase what it is called
     * @param pattern form of the whole text
     * @param maxLength most characters
     */
    record Text(String phrase, Pattern pattern, int maxLength) implements Shape {
        /** A text of any characters but line breaks. */
        public static Text of(String phrase, int maxLength) {
            return new Text(phrase, Pattern.compile(".+"), maxLength);
        }

        /** A text of a given form, at most 100 characters. */
        public static Text like(String phrase, String regex) {
            return new Text(phrase, Pattern.compile(regex), 100);
        }
    }

    /**
     * One word of a closed list.
     *
     * @param words the list
     */
    record OneOf(List<String> words) implements Shape {
        public OneOf {
            words = List.copyOf(words);
        }

        @Override
        public String phrase() {
            return "one of " + String.join(", ", words);
        }
    }

    /**
     * A whole number.
     *
     * @param minimum least
     * @param maximum greatest
     */
    record Whole(int minimum, int maximum) implements Shape {
        @Override
        public String phrase() {
            return "a whole number from " + minimum + " to " + maximum;
        }
    }

    /** A number, held as BigDecimal. */
    record Decimal() implements Shape {
        @Override
        public String phrase() {
            return "a number";
        }
    }

    /** {@code true} or {@code false}. */
    record Truth() implements Shape {
        @Override
        public String phrase() {
            return "true or false";
        }
    }

    /** A text, whole number, number or truth value, told apart as JSON would; a quoted scalar is a text. */
    record Scalar() implements Shape {
        @Override
        public String phrase() {
            return "a single value";
        }
    }

    /**
     * A list.
     *
     * @param element shape of each element
     * @param oneAllowed whether a single element may stand without brackets
     */
    record Many(Shape element, boolean oneAllowed) implements Shape {
        @Override
        public String phrase() {
            return oneAllowed ? element.phrase() + ", or a list of these" : "a list, each " + element.phrase();
        }
    }

    /**
     * A mapping whose keys the author chooses.
     *
     * @param key form of the keys
     * @param value shape of the values
     */
    record Map(Text key, Shape value) implements Shape {
        @Override
        public String phrase() {
            return "a mapping from " + key.phrase() + " to " + value.phrase();
        }
    }

    /**
     * A mapping with fixed keys.
     *
     * @param name what it is called, unique over a format
     * @param sentence what it is for
     * @param keys the keys it can have
     */
    record Table(String name, String sentence, List<Key> keys) implements Shape {
        public Table {
            keys = List.copyOf(keys);
        }

        @Override
        public String phrase() {
            return "the keys of *" + name + "*";
        }

        List<String> keyNames() {
            return keys.stream().map(Key::name).toList();
        }
    }
}

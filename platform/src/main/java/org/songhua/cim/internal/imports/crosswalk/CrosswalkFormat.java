package org.songhua.cim.internal.imports.crosswalk;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import java.util.regex.Pattern;
import org.songhua.pack.yaml.Shape;

/** The form of {@code crosswalks.yml}, declared once: files are checked by it and the reference page is written from it. */
final class CrosswalkFormat {
    static final String FILE = "crosswalks.yml";

    private static final Shape.Text CODE =
            Shape.Text.like("a code such as `component_code`", "[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Shape.Text WORD = Shape.Text.of("a word of a code", 50);
    private static final Shape.Text FORM = new Shape.Text("a regular expression", Pattern.compile(".+"), 200);

    private static final Shape.Table EXAMPLE = new Shape.Table(
            "crosswalk example",
            "A value and what becomes of it; runs as a test.",
            List.of(
                    required("value", WORD, "What a file says."),
                    optional("becomes", WORD, "The code of the present series; left out when none can be given."),
                    optional(
                            "told",
                            new Shape.OneOf(List.of("unknown", "gone", "ambiguous", "nothing")),
                            "What is said instead; `nothing` for a value that is no old code.")));

    private static final Shape.Table CROSSWALK = new Shape.Table(
            "crosswalk",
            "How codes of an older series become those of the present one when a file is imported.",
            List.of(
                    required("title", Shape.inBothLanguages("title", 200), "From which series to which."),
                    required("class", CODE, "Class whose objects bear the codes."),
                    required("attribute", CODE, "Attribute in which they are told."),
                    required(
                            "form",
                            FORM,
                            "Form of an old code in three groups: what stays before, what is looked up in words, what stays behind."),
                    optional(
                            "gives",
                            CODE,
                            "Attribute that the word found says too, given where the file does not; it must allow every word."),
                    required("keeps", CODE, "Tag under which the old code is kept."),
                    required(
                            "words",
                            new Shape.Map(WORD, new Shape.Many(WORD, true)),
                            "Old word to the present one; to several when nobody but a person can tell, which the import then asks for."),
                    optional("gone", new Shape.Many(WORD, false), "Old words that have no successor."),
                    optional("clause", Shape.Text.of("a text", 300), "Standards it follows."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "What becomes of some values.")));

    static final Shape.Table SHAPE = new Shape.Table(
            FILE,
            "Codes of older series that an import takes. Of several for one attribute that of the later pack is asked first.",
            List.of(required(
                    "crosswalks", new Shape.Map(CODE, CROSSWALK), "Crosswalks by their code, unique over all packs.")));

    private CrosswalkFormat() {}
}

package org.songhua.cim.internal.quality.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.songhua.cim.DataCheck.Severity;
import org.songhua.cim.DataCheck.Subject;
import org.songhua.pack.yaml.Shape;

/** The form of {@code checks.yml}, declared once: files are checked by it and the reference page is written from it. */
final class ChecksFormat {
    static final String FILE = "checks.yml";
    /** Keys of which a check has exactly one. */
    static final List<String> RULES = List.of("where", "twice", "geometry", "outside", "loose_end", "sql");

    private static final Shape.Text CODE = Shape.Text.like("a code such as `pipe_end`", "[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Shape.Text FILTER = Shape.Text.of("a filter in CQL2 text", 1000);
    private static final Shape.Text STATEMENT = new Shape.Text("a statement of SQL", Pattern.compile("(?s).+"), 4_000);

    private static final Shape.Table TITLE = Shape.inBothLanguages("title", 500);

    private static final Shape.Table AREAS = new Shape.Table(
            "areas",
            "Areas that objects must touch.",
            List.of(
                    required("class", CODE, "Class of the areas."),
                    optional("where", FILTER, "Which of its objects are areas; all when left out.")));

    private static final Shape.Table LOOSE_END = new Shape.Table(
            "loose end",
            "Lines whose ends must touch something.",
            List.of(
                    required(
                            "within",
                            new Shape.Decimal(),
                            "How far away a thing may lie and still be touched, metres; above 0, at most 100."),
                    required("touch", new Shape.Many(CODE, false), "Classes of the things an end may touch.")));

    private static final Shape.Table EXAMPLE = new Shape.Table(
            "check example",
            "An object and whether the check finds it; runs as a test. For `where` only.",
            List.of(
                    required("example", Shape.Text.of("a sentence", 300), "What it shows."),
                    optional("class", CODE, "Its class; the first of the check when left out."),
                    optional("attributes", new Shape.Map(CODE, new Shape.Scalar()), "Its attributes."),
                    required("found", new Shape.Truth(), "Whether the check finds it.")));

    private static final Shape.Table CHECK = new Shape.Table(
            "data check",
            "One check. Of " + String.join(", ", RULES) + " exactly one is given.",
            List.of(
                    required("title", TITLE, "What is wrong with what it finds."),
                    required(
                            "severity",
                            words(Arrays.stream(Severity.values()).map(Severity::code)),
                            "How much it matters."),
                    optional(
                            "subject",
                            words(Arrays.stream(Subject.values()).map(Subject::code)),
                            "What a finding is of; object when left out."),
                    optional(
                            "classes",
                            new Shape.Many(CODE, true),
                            "Classes it looks at; all when left out. Needed for where, twice and loose_end."),
                    optional("where", FILTER, "Finds objects for which the filter is true."),
                    optional(
                            "twice",
                            CODE,
                            "Finds objects that share the value of this attribute with another of their class."),
                    optional(
                            "geometry",
                            words(Stream.of("invalid")),
                            "Finds objects whose geometry is empty or not valid (OGC 06-103r4)."),
                    optional("outside", AREAS, "Finds objects that touch none of the areas."),
                    optional("loose_end", LOOSE_END, "Finds lines with an end that touches nothing."),
                    optional(
                            "sql",
                            STATEMENT,
                            "A query with two columns: id of the object (number of the data set) and a note. What it may read and say stands in the handbook."),
                    required("recommendation", TITLE, "What to do about a finding."),
                    optional("clause", Shape.Text.of("a text", 300), "Standard and clause it follows."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "What it finds and what not.")));

    static final Shape.Table SHAPE = new Shape.Table(
            FILE,
            "Checks of the quality of data, with what to do about what they find.",
            List.of(required("checks", new Shape.Map(CODE, CHECK), "Checks by their code, unique over all packs.")));

    private ChecksFormat() {}

    private static Shape.OneOf words(Stream<String> words) {
        return new Shape.OneOf(words.toList());
    }
}

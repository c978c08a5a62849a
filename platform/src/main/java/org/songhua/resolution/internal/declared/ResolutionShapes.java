package org.songhua.resolution.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.songhua.engine.linkage.KeyForm;
import org.songhua.engine.linkage.Likeness;
import org.songhua.pack.yaml.Shape;

/** What the pack files of resolution look like. */
final class ResolutionShapes {
    private static final Shape.Text CODE = Shape.code("credit_code");
    private static final Shape.Text PERMISSION = Shape.Text.like("a permission", "[a-z]+\\.[a-z]+");
    private static final Shape.Decimal NUMBER = new Shape.Decimal();

    static final Shape.Table NAME = Shape.inBothLanguages("resolution name", 200);

    static final Shape.Table SUBJECT = new Shape.Table(
            "resolution subject",
            "Whose records are compared: those of a register, of a class of city objects, or the persons in the vault.",
            List.of(
                    optional("register", CODE, "Code of a register."),
                    optional("class", CODE, "Code of a class instead."),
                    optional("persons", new Shape.Truth(), "The persons in the vault instead."),
                    optional(
                            "values",
                            new Shape.Map(CODE, new Shape.Many(CODE, true)),
                            "Name of a value to the fields or attributes that make it up, joined; `key`, `title`, `name` and"
                                    + " `region` are known, too. Persons have `name`, `phone` and `email` by themselves."),
                    optional(
                            "within",
                            new Shape.Truth(),
                            "Whether its records are compared among themselves, too; true if not given.")));

    static final Shape.Table LEVEL = new Shape.Table(
            "resolution level",
            "A level of agreement.",
            List.of(
                    required("title", NAME, "Its name."),
                    optional("least", NUMBER, "Least likeness, 0 to 1; none for the last level."),
                    optional("within", NUMBER, "Greatest distance instead: metres, days, or the unit of the number."),
                    required("m", NUMBER, "Share of pairs at this level among those that are the same."),
                    required("u", NUMBER, "Share among those that are not.")));

    static final Shape.Table COMPARISON = new Shape.Table(
            "resolution comparison",
            "What is compared.",
            List.of(
                    required("title", NAME, "Its name."),
                    optional("of", CODE, "Value that is compared; that of its own code when not given."),
                    required("by", words(Likeness.values()), "How."),
                    optional("veto", new Shape.Truth(), "Whether two sound values that differ forbid the same."),
                    required("levels", new Shape.Map(CODE, LEVEL), "Levels, the best first.")));

    static final Shape.Table KEY = new Shape.Table(
            "resolution key",
            "Part of a key that two records must share to be compared.",
            List.of(
                    optional("of", CODE, "Value it is made of; none for a place."),
                    required("as", words(KeyForm.values()), "In which form."),
                    optional("metres", NUMBER, "Distance within which places meet, 1 to 5000.")));

    static final Shape.Table EXAMPLE = new Shape.Table(
            "resolution example",
            "Two records, and what the rule says of them.",
            List.of(
                    required("example", Shape.sentence(), "What it shows."),
                    required("a", new Shape.Map(CODE, Shape.Text.of("a value", 300)), "Values of the one."),
                    required("b", new Shape.Map(CODE, Shape.Text.of("a value", 300)), "Values of the other."),
                    optional("metres", NUMBER, "How far apart they are; without places when not given."),
                    required("says", new Shape.OneOf(List.of("same", "possible", "different")), "What comes of it."),
                    optional("weight", NUMBER, "The weight in bits, to the nearest tenth."),
                    optional(
                            "met",
                            new Shape.Truth(),
                            "Whether they share a key; they must unless they are different.")));

    static final Shape.Table FILE = new Shape.Table(
            "resolution/*.yml",
            "Which records are likely the same, and examples that run as tests. The code of the rule is the name of the file.",
            List.of(
                    required("title", NAME, "Its name."),
                    required("description", Shape.inBothLanguages("resolution description", 300), "What is compared."),
                    optional("basis", Shape.Text.of("a basis", 300), "What its numbers rest on."),
                    optional("clauses", Shape.clauses(), "Clauses of the plan it serves."),
                    required("subjects", new Shape.Many(SUBJECT, false), "Whose records are compared."),
                    required("compare", new Shape.Map(CODE, COMPARISON), "What is compared."),
                    required(
                            "keys",
                            new Shape.Many(new Shape.Many(KEY, true), false),
                            "Keys, each of one part or of several together; two records that share one are compared."),
                    required("same", NUMBER, "Weight in bits from which two are likely the same."),
                    required("possible", NUMBER, "Weight from which somebody should look."),
                    optional("see", PERMISSION, "Permission to see its pairs; that of its subjects if not given."),
                    optional(
                            "decide", PERMISSION, "Permission to decide them; that to edit its subjects if not given."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "Examples.")));

    private ResolutionShapes() {}

    private static Shape.OneOf words(Enum<?>... all) {
        return new Shape.OneOf(Arrays.stream(all)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList());
    }
}

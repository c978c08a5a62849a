package org.songhua.redline.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import org.songhua.pack.yaml.Shape;

/** What the pack files of red lines look like. */
final class RedLineShapes {
    private static final Shape.Text CODE = Shape.code("felling");
    private static final Shape.Text CONDITION = Shape.Text.of("a condition", 500);
    private static final Shape.Text PERMISSION = Shape.Text.like("a permission", "[a-z]+\\.[a-z]+");
    private static final Shape CODES = new Shape.Many(CODE, true);

    static final Shape.Table NAME = Shape.inBothLanguages("red line name", 500);

    static final Shape.Table SUBJECT = new Shape.Table(
            "red line subject",
            "What is watched: the records of a register, or the objects of a class.",
            List.of(
                    optional("register", CODE, "Code of a register."),
                    optional("class", CODE, "Code of a class instead."),
                    optional("at", CODES, "`create`, `amend` or actions of the register; every step when not given."),
                    optional(
                            "geometry",
                            CODE,
                            "Field with the extent as GeoJSON; the place of the record or of its object when not given.")));

    static final Shape.Table LINE = new Shape.Table(
            "red line",
            "What may not be done: near objects on the map, beyond a condition, or both.",
            List.of(
                    required("title", NAME, "Its name."),
                    required("basis", Shape.Text.of("a basis", 200), "Law or document it rests on."),
                    optional("clauses", Shape.clauses(), "Clauses of the plan it serves."),
                    required("subjects", new Shape.Many(SUBJECT, false), "What is watched."),
                    optional("when", CONDITION, "Condition over its fields under which the line applies."),
                    optional("allowed", CONDITION, "Condition over its fields that keeps the line."),
                    optional("classes", CODES, "Classes of the objects that are protected."),
                    optional("object_when", CONDITION, "Condition over the attributes of these objects."),
                    optional(
                            "within_m",
                            new Shape.Decimal(),
                            "Metres up to which it is crossed, at most 5000; when touching or overlapping, if not given."),
                    required("approval", NAME, "Which approval is needed."),
                    required("document", CODE, "Field or attribute with the number of the approving document."),
                    optional("permission", PERMISSION, "What recording such a document needs; register.approve.")));

    static final Shape.Table EXAMPLE = new Shape.Table(
            "red line example",
            "A shape among others, and what it crosses.",
            List.of(
                    required("example", Shape.sentence(), "What it shows."),
                    required("line", CODE, "Code of the line."),
                    optional("fields", new Shape.Map(CODE, new Shape.Scalar()), "Fields of what is watched."),
                    optional("shape", Shape.Text.of("a shape as WKT in degrees", 1_000), "Its extent."),
                    optional(
                            "object",
                            Shape.Text.of("a shape as WKT in degrees", 1_000),
                            "Extent of a protected object."),
                    optional("attributes", new Shape.Map(CODE, new Shape.Scalar()), "Attributes of that object."),
                    required("crossed", new Shape.Truth(), "Whether the line is crossed."),
                    optional("distance_m", new Shape.Decimal(), "Metres between the two, to the nearest metre.")));

    static final Shape.Table FILE = new Shape.Table(
            "red-lines.yml",
            "Red lines that are looked at before a record or a city object is kept, and examples that run as tests.",
            List.of(
                    required("red_lines", new Shape.Map(CODE, LINE), "Code to line; unique over all packs."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "Examples.")));

    private RedLineShapes() {}
}

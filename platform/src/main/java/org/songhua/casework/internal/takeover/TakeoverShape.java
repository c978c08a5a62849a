package org.songhua.casework.internal.takeover;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import org.songhua.pack.yaml.Shape;

/** What the mapping of a table of past cases looks like. */
final class TakeoverShape {
    private static final Shape.Text CODE = Shape.code("close");
    private static final Shape.Text COLUMN = Shape.Text.of("the name of a column", 200);
    private static final Shape.Text VALUE = Shape.Text.of("a value", 500);
    private static final Shape.Text TARGET = Shape.Text.like("a code", "[0-9A-Za-z][0-9A-Za-z_.-]{0,63}");

    private static final Shape.Table CHOICE = new Shape.Table(
            "choice",
            "A column whose values stand for codes of this platform.",
            List.of(
                    optional("column", COLUMN, "The column; when not given, every row has the code of `otherwise`."),
                    optional("values", new Shape.Map(VALUE, TARGET), "Codes by value, compared exactly."),
                    optional("otherwise", TARGET, "Code of all other values; a row that has none is refused.")));

    private static final Shape.Table WHEN = new Shape.Table(
            "when",
            "Which rows a step is of.",
            List.of(
                    required("column", COLUMN, "The column."),
                    required("is", new Shape.Many(VALUE, true), "Values of which it has one.")));

    private static final Shape.Table STEP = new Shape.Table(
            "step",
            "An action that a row has gone through.",
            List.of(
                    required("do", CODE, "Action of the flow."),
                    required("at", COLUMN, "Column that says when; a row that says nothing there did not do it."),
                    optional("when", WHEN, "Which rows did it; all when not given."),
                    optional("by", CODE, "Who did it, as the log will say; `other_system` when not given."),
                    optional("reason", CODE, "Reason that the flow asks for."),
                    optional("fields", new Shape.Map(CODE, TARGET), "Fields that the flow asks for.")));

    static final Shape.Table MAPPING = new Shape.Table(
            "mapping",
            "How a table of another system's cases becomes cases of this one.",
            List.of(
                    required("source", Shape.Text.like("a channel", "[a-z][a-z0-9_]{0,19}"), "Channel of the cases."),
                    required("flow", CODE, "Flow that replays them."),
                    required("zone", Shape.Text.of("a time zone", 60), "Zone of the times, such as `Asia/Shanghai`."),
                    required(
                            "times",
                            new Shape.Many(Shape.Text.of("a form of times", 60), true),
                            "Forms, such as `yyyy-MM-dd HH:mm:ss`; the first that fits counts."),
                    required(
                            "number",
                            COLUMN,
                            "Column with the number there: a row with the same number is the same case."),
                    required("opened", COLUMN, "Column that says when it began."),
                    optional("due", COLUMN, "Column with the limit of that time."),
                    optional("clock", CODE, "Clock of the flow that the limit is of; `overall` when not given."),
                    optional("longitude", COLUMN, "Column with degrees east."),
                    optional("latitude", COLUMN, "Column with degrees north."),
                    optional(
                            "crs",
                            new Shape.OneOf(List.of("WGS84", "CGCS2000", "GCJ02", "BD09")),
                            "What the degrees are of; WGS84 when not given."),
                    optional("address", COLUMN, "Column with the place in words; sealed."),
                    optional("text", COLUMN, "Column with what was reported; sealed."),
                    required("class", CHOICE, "Class of the matter."),
                    optional(
                            "department",
                            CHOICE,
                            "Department that has it; by the rules of responsibility when not given."),
                    optional("steps", new Shape.Many(STEP, false), "What rows have gone through, in order.")));

    private TakeoverShape() {}
}

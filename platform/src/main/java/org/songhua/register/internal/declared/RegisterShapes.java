package org.songhua.register.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import org.songhua.pack.yaml.Shape;

/** What the pack files of registers look like. */
final class RegisterShapes {
    private static final Shape.Text CODE = Shape.code("last_inspected");
    private static final Shape.Text CONDITION = Shape.Text.of("a condition", 500);
    private static final Shape.Text BASIS = Shape.Text.of("a basis", 200);
    private static final Shape.Text VALUE = Shape.Text.of("a value", 255);
    private static final Shape.Text PERMISSION = Shape.Text.like("a permission", "[a-z]+\\.[a-z]+");
    private static final Shape CODES = new Shape.Many(CODE, true);

    static final Shape.Table NAME = Shape.inBothLanguages("register name", 500);

    static final Shape.Table FIELD = new Shape.Table(
            "register field",
            "One field of the form, with the keywords of an attribute of a class.",
            List.of(
                    required("title", NAME, "Label."),
                    optional(
                            "type",
                            new Shape.OneOf(List.of("string", "integer", "number", "boolean")),
                            "Type of the value; string when not given."),
                    optional("format", new Shape.OneOf(List.of("date", "date-time")), "Form of a string."),
                    optional("unit", Shape.Text.of("a unit such as `m²`", 20), "Unit of a number."),
                    optional("minimum", new Shape.Decimal(), "Least number."),
                    optional("maximum", new Shape.Decimal(), "Greatest number."),
                    optional("pattern", Shape.Text.of("a regular expression", 500), "Form of a string, as a whole."),
                    optional("maxLength", new Shape.Whole(1, 10_000), "Most characters; 255 when not given."),
                    optional("enum", new Shape.Map(VALUE, NAME), "Closed list of values, each with its title."),
                    optional("required", new Shape.Truth(), "Whether every record must have it, when it is asked for."),
                    optional("required_when", CONDITION, "Condition over other fields under which it must be there."),
                    optional("shown_when", CONDITION, "Condition over other fields under which it is asked for."),
                    optional("seen_by", PERMISSION, "Permission without which its value is not shown."),
                    optional("masked", new Shape.Truth(), "Whether those without it see its ends; nothing if not."),
                    optional("edited_by", PERMISSION, "Permission needed to change it; register.edit when not given."),
                    optional(
                            "filter",
                            new Shape.Truth(),
                            "Whether lists can be filtered by it: at most three texts or truth values, two numbers, two"
                                    + " days in a register.")));

    static final Shape.Table STATE = new Shape.Table(
            "register state",
            "A state of a record.",
            List.of(
                    required("title", NAME, "What people call it."),
                    optional(
                            "kind",
                            new Shape.OneOf(List.of("open", "closed", "ended")),
                            "Open when not given; in `ended` no duty runs.")));

    static final Shape.Table GUARD = new Shape.Table(
            "register guard",
            "A condition that must hold for an action, over the fields as they are after it.",
            List.of(
                    required("holds", CONDITION, "The condition."),
                    required("says", NAME, "What people are told when it does not hold."),
                    optional("basis", BASIS, "What it rests on.")));

    static final Shape.Table ACTION = new Shape.Table(
            "register action",
            "Something that can be done to a record.",
            List.of(
                    required("title", NAME, "What people call it."),
                    required("from", CODES, "States in which it can be done."),
                    optional("to", CODE, "State it leads to; the record stays when not given."),
                    optional("permission", PERMISSION, "What it needs; register.edit when not given."),
                    optional("guards", new Shape.Many(GUARD, false), "Conditions that must hold."),
                    optional("fields", CODES, "Fields that must be known or given."),
                    optional("evidence", CODES, "Kinds of evidence the record must hold."),
                    optional("differs_from", CODES, "Actions, or `create`, whose actors may not do it.")));

    static final Shape.Table DUTY = new Shape.Table(
            "register duty",
            "What falls due: a cycle after the day in a field, or that day itself.",
            List.of(
                    required("title", NAME, "What people call it."),
                    required("from", CODE, "Field with the day it is reckoned from."),
                    optional(
                            "months",
                            new Shape.Whole(0, 1_200),
                            "Months after that day; the day itself when not given."),
                    optional("months_field", CODE, "Field that says the months of this record instead."),
                    optional("when", CONDITION, "Condition under which it stands."),
                    optional("lead_days", new Shape.Whole(0, 3_660), "Days before, from which on it is coming; 30."),
                    optional("basis", BASIS, "What it rests on.")));

    static final Shape.Table STEP = new Shape.Table(
            "register step",
            "A step of an example.",
            List.of(
                    required("do", CODE, "Action, or `amend`."),
                    optional("by", CODE, "Who, by any name; somebody who may do everything."),
                    optional("fields", new Shape.Map(CODE, new Shape.Scalar()), "Fields given."),
                    optional("evidence", CODES, "Evidence brought before it."),
                    optional(
                            "refused",
                            new Shape.Many(Shape.Text.like("a code", "[A-Z]+-\\d{3}"), true),
                            "Codes with which it must be refused; done when not given.")));

    static final Shape.Table EXAMPLE = new Shape.Table(
            "register example",
            "A record that is entered and walked through its life.",
            List.of(
                    required("example", Shape.sentence(), "What it shows."),
                    required("fields", new Shape.Map(CODE, new Shape.Scalar()), "Fields of the new record."),
                    optional(
                            "entered",
                            Shape.Text.like("a day", "\\d{4}-\\d{2}-\\d{2}"),
                            "Day; 2026-01-01 if not given."),
                    optional(
                            "faults",
                            new Shape.Many(Shape.Text.like("a code", "[A-Z]+-\\d{3}"), true),
                            "Codes with which it must be refused; entered when not given."),
                    optional("steps", new Shape.Many(STEP, false), "What is done."),
                    optional("ends", CODE, "State in which it ends."),
                    optional(
                            "due",
                            new Shape.Map(CODE, Shape.Text.like("a day", "\\d{4}-\\d{2}-\\d{2}")),
                            "Days of its duties at the end.")));

    static final Shape.Table SAMPLES = new Shape.Table(
            "register samples",
            "How records are made up for the demo city; they are flagged as synthetic.",
            List.of(
                    required("count", new Shape.Whole(0, 5_000), "How many."),
                    optional(
                            "words",
                            new Shape.Map(CODE, new Shape.Many(VALUE, true)),
                            "Texts to choose from, by field; `{n}` is a number, `{nn}` one of two digits, `{check}` the"
                                    + " check character of the 17 before it (GB 32100).")));

    static final Shape.Table ONLY_ONE = new Shape.Table(
            "only one",
            "That there is one open record of the same values; a second report goes to the first.",
            List.of(
                    required("of", CODES, "One to three fields; a record that lacks one is not held to it."),
                    optional(
                            "repeat",
                            CODE,
                            "Action without `to`, possible in every open state, that is done to the record that is"
                                    + " open; a second one is refused when not given.")));

    static final Shape.Table FILE = new Shape.Table(
            "registers/*.yml",
            "A register: its form, life cycle, duties and examples that run as tests. The name of the file is its code,"
                    + " with `-` for `_`.",
            List.of(
                    required("title", NAME, "Its name."),
                    required("description", NAME, "What is kept in it, in one sentence."),
                    optional("basis", BASIS, "Standard or document it rests on."),
                    optional("clauses", Shape.clauses(), "Clauses of the plan it serves."),
                    optional("objects", CODES, "Classes of city objects whose facets the records are."),
                    optional("object_required", new Shape.Truth(), "Whether a record without object is refused."),
                    optional("located", new Shape.Truth(), "Whether records have a place of their own."),
                    optional("title_field", CODE, "Field that people know a record by; its key when not given."),
                    required("fields", new Shape.Map(CODE, FIELD), "Its fields in order of display."),
                    required("states", new Shape.Map(CODE, STATE), "Its states; a record begins in the first."),
                    optional("actions", new Shape.Map(CODE, ACTION), "What can be done."),
                    optional("duties", new Shape.Map(CODE, DUTY), "What falls due."),
                    optional("evidence", new Shape.Map(CODE, NAME), "Kinds of evidence."),
                    optional("only_one", ONLY_ONE, "What only one open record may have."),
                    optional("demo", SAMPLES, "Records for the demo city."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "Examples.")));

    private RegisterShapes() {}
}

package org.songhua.consequence.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import org.songhua.pack.yaml.Shape;

/** What the pack files of consequences look like. */
final class ConsequenceShapes {
    private static final Shape.Text CODE = Shape.code("link_missing");
    private static final Shape.Text CLASS = Shape.Text.like("a class of cases", "[a-z0-9_]{1,40}");
    private static final Shape.Text TEMPLATE = Shape.Text.of("a text in which `{field}` stands for a value", 500);
    private static final Shape CODES = new Shape.Many(CODE, true);

    static final Shape.Table NAME = Shape.inBothLanguages("consequence name", 200);

    static final Shape.Table CAUSE = new Shape.Table(
            "consequence cause",
            "What it follows from: a step of a record, a duty of a record not done in time, or a deadline of a case"
                    + " missed.",
            List.of(
                    optional("register", CODE, "Register whose records are watched."),
                    optional("at", CODES, "Steps after which it follows: `create`, `amend` or actions."),
                    optional("overdue", CODE, "Duty instead, whose day has passed."),
                    optional("cases", CLASS, "Head of class codes instead, whose cases are watched."),
                    optional("clocks", CODES, "Clocks of which one ran out."),
                    optional(
                            "when",
                            Shape.Text.of("a condition", 500),
                            "Condition over the fields; always if not given.")));

    static final Shape.Table OPENS = new Shape.Table(
            "consequence case",
            "A case that is opened.",
            List.of(
                    required("class", CLASS, "Class of the case."),
                    required("text", TEMPLATE, "What is reported."),
                    optional(
                            "severity",
                            new Shape.OneOf(List.of("normal", "pressing", "urgent", "extreme")),
                            "Severity; that of the class when not given.")));

    static final Shape.Table ENTERS = new Shape.Table(
            "consequence record",
            "A record that is entered.",
            List.of(
                    required("register", CODE, "Register."),
                    required("fields", new Shape.Map(CODE, new Shape.Scalar()), "Its fields: values, or templates."),
                    optional(
                            "evidence", new Shape.Map(CODE, TEMPLATE), "Kind of evidence to the number of a document."),
                    optional("then", CODES, "Actions done to it at once.")));

    static final Shape.Table CONSEQUENCE = new Shape.Table(
            "consequence",
            "What follows by itself from something that happened. In templates `{number}`, `{class}`, `{clock}` and"
                    + " `{day}` stand for a case, `{key}` and `{day}` for a record, any field for its value.",
            List.of(
                    required("title", NAME, "Its name."),
                    required("basis", Shape.Text.of("a basis", 200), "Law or document it rests on."),
                    optional("clauses", Shape.clauses(), "Clauses of the plan it serves."),
                    required("from", CAUSE, "What it follows from."),
                    optional("opens", OPENS, "Case that is opened."),
                    optional("enters", ENTERS, "Record that is entered.")));

    static final Shape.Table EXAMPLE = new Shape.Table(
            "consequence example",
            "Something that happened, and whether something follows.",
            List.of(
                    required("example", Shape.sentence(), "What it shows."),
                    required("consequence", CODE, "Code of the consequence."),
                    required("fields", new Shape.Map(CODE, new Shape.Scalar()), "Fields of the record or case."),
                    required("follows", new Shape.Truth(), "Whether it follows."),
                    optional("text", TEMPLATE, "What is reported then.")));

    static final Shape.Table FILE = new Shape.Table(
            "consequences.yml",
            "What follows by itself from records and cases, and examples that run as tests.",
            List.of(
                    required(
                            "consequences",
                            new Shape.Map(CODE, CONSEQUENCE),
                            "Code to consequence; unique over all packs."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "Examples.")));

    private ConsequenceShapes() {}
}

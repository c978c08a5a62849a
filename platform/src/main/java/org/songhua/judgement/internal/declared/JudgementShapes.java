package org.songhua.judgement.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import org.songhua.pack.yaml.Shape;

/** What the pack files of judgements look like. */
final class JudgementShapes {
    private static final Shape.Text CODE = Shape.code("long_empty");
    private static final Shape.Text CONDITION = Shape.Text.of("a condition over fields", 1_000);
    private static final Shape.Text BASIS = Shape.Text.of("a basis", 300);
    private static final Shape CODES = new Shape.Many(CODE, true);

    static final Shape.Table NAME = Shape.inBothLanguages("judgement name", 200);

    static final Shape.Table RULE = new Shape.Table(
            "judgement rule",
            "A published rule. A number is in the unit of its field.",
            List.of(
                    required("title", NAME, "Its name, which is the reason when it decides."),
                    optional("group", CODE, "Group it belongs to."),
                    optional("basis", BASIS, "Where it is published; that of the judgement when not given."),
                    optional("applies", CONDITION, "Condition under which it concerns a record."),
                    required("holds", CONDITION, "Condition under which it says yes.")));

    static final Shape.Table JUDGEMENT = new Shape.Table(
            "judgement",
            "What is said of the records of a register. A rule without the data it needs says neither yes nor no.",
            List.of(
                    required("title", NAME, "Its name."),
                    optional("basis", BASIS, "Where its rules are published."),
                    required("register", CODE, "Code of the register."),
                    optional(
                            "mode",
                            new Shape.OneOf(List.of("any", "all")),
                            "How many rules that concern a record must say yes; any when not given."),
                    optional("groups", new Shape.Map(CODE, NAME), "Groups of rules."),
                    required("rules", new Shape.Map(CODE, RULE), "Code to rule.")));

    static final Shape.Table EXAMPLE = new Shape.Table(
            "judgement example",
            "Values of a record and what is said of them.",
            List.of(
                    required("example", Shape.sentence(), "What it shows."),
                    required("judgement", CODE, "Code of the judgement."),
                    required("fields", new Shape.Map(CODE, new Shape.Scalar()), "Fields."),
                    required("answer", new Shape.OneOf(List.of("yes", "no", "unknown")), "What is said."),
                    optional(
                            "reasons",
                            CODES,
                            "Codes of the rules that decide: those that say yes, or no where all must say yes."),
                    optional("missing", CODES, "Fields that rules miss.")));

    static final Shape.Table FILE = new Shape.Table(
            "judgements.yml",
            "Judgements of the records of registers by published rules, and examples that run as tests.",
            List.of(
                    required("judgements", new Shape.Map(CODE, JUDGEMENT), "Code to judgement."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "Examples.")));

    private JudgementShapes() {}
}

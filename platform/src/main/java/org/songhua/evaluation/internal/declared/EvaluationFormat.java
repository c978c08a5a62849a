package org.songhua.evaluation.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import org.songhua.pack.yaml.Shape;

/** The format of the pack files of this module, declared once. */
final class EvaluationFormat {
    static final List<String> TYPES =
            List.of("count", "sum", "ratio", "gap", "coverage", "travel_time", "rate_of_change", "composite", "manual");
    static final List<String> BANDS = List.of("very_good", "good", "fair", "poor");

    private static final Shape.Text WORD = Shape.Text.like("a word such as `mohurd`", "[a-z][a-z0-9_]*");
    private static final Shape.Text CODE = Shape.Text.like("a code such as `B04`", "[A-Z][0-9]{2}[a-z]?");
    private static final Shape.Text ID =
            Shape.Text.like("an id such as `mohurd-2025:B04`", "[a-z0-9_]+-[0-9]{4}:[A-Z][0-9]{2}[a-z]?");
    private static final Shape.Text NAME = Shape.Text.like("a name such as `radius`", "[a-z][a-z0-9_]*");
    private static final Shape.Text DAY = Shape.Text.like("a day such as `2025-03-14`", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Shape.Text YEAR = Shape.Text.like("a year", "[0-9]{4}");
    private static final Shape.Text TEXT = Shape.Text.of("a text", 1000);
    private static final Shape.Text UNIT = Shape.Text.of("a unit such as `km/km²`", 20);
    private static final Shape.Text FORMULA = Shape.Text.of("a formula", 2000);
    private static final Shape.Text GEOGRAPHY =
            Shape.Text.like("a division code, or a name such as `metro:changchun`", "[a-z0-9:_*]+");
    private static final Shape.Text CASES =
            Shape.Text.like("how the codes of kinds of cases begin, such as `d_` or `0104`", "[A-Za-z0-9_]{1,20}");
    private static final Shape CLAUSE = new Shape.Whole(0, 99);
    private static final List<String> DIMENSIONS =
            List.of("innovative", "liveable", "beautiful", "resilient", "civilised", "smart", "structure", "all");

    private static final Shape.Table TITLE = Shape.inBothLanguages("title", 1000);

    private static final Shape.Table FORMULA_TABLE = new Shape.Table(
            "formula",
            "How the value is computed; the language is described with the engine `formula`.",
            List.of(
                    optional("value", FORMULA, "What simply adds up."),
                    optional("numerator", FORMULA, "Above the line of a share or density."),
                    optional("denominator", FORMULA, "Below it; zero makes `no_base`.")));

    private static final Shape.Table PARAMETER = new Shape.Table(
            "parameter",
            "A dated number with its legal reference.",
            List.of(
                    required("unit", UNIT, "Unit of the values."),
                    required("values", new Shape.Map(DAY, new Shape.Decimal()), "First day in force to value."),
                    required("reference", TEXT, "Where it is laid down.")));

    private static final Shape.Table GRADE = new Shape.Table(
            "grade",
            "Which values are very good, good, fair and poor, for a class of city: `>=80`, `<60` or `0.7–1.5`.",
            List.of(
                    required("class", NAME, "Class of city: `all`, or a group of regions with `city_class: true`."),
                    required("from", DAY, "First day in force."),
                    optional("until", DAY, "First day no longer in force."),
                    required("basis", new Shape.OneOf(List.of("legal", "local-rule", "proposal")), "What it rests on."),
                    optional("reference", TEXT, "Where it is laid down; needed for a class of its own."),
                    optional("very_good", TEXT, "很好."),
                    optional("good", TEXT, "较好."),
                    optional("fair", TEXT, "一般."),
                    optional("poor", TEXT, "不足.")));

    private static final Shape.Table INDICATOR = new Shape.Table(
            "indicator",
            "One indicator. Its id is system, edition and code, such as `mohurd-2025:B04`.",
            List.of(
                    required("name", TITLE, "What it is called."),
                    required("unit", UNIT, "Unit of the value; the formula must yield it."),
                    required(
                            "level",
                            new Shape.OneOf(List.of(
                                    "housing",
                                    "estate",
                                    "community",
                                    "subdistrict",
                                    "city",
                                    "municipality",
                                    "metro",
                                    "province",
                                    "renewal_unit")),
                            "Level of the city that it speaks of."),
                    required("dimension", new Shape.OneOf(DIMENSIONS), "Dimension of the plan."),
                    required("group", TEXT, "Heading in its system."),
                    required("definition", TEXT, "In the words of its source."),
                    required(
                            "direction",
                            new Shape.OneOf(List.of("up", "down", "range", "zero", "info")),
                            "Which way is good."),
                    required("benchmark", TEXT, "In the words of its source."),
                    optional("clauses", new Shape.Many(CLAUSE, false), "Clauses of the plan that it belongs to."),
                    required("inputs", new Shape.Many(TEXT, false), "Data that it needs, in words."),
                    required(
                            "evidence",
                            new Shape.OneOf(
                                    List.of("survey", "spatial", "statistic", "monitor", "register", "platform")),
                            "Where its data come from."),
                    required(
                            "confidence",
                            new Shape.OneOf(List.of("high", "medium", "low")),
                            "How sure the definition is."),
                    required("decimals", new Shape.Whole(0, 6), "Digits shown."),
                    required("type", new Shape.OneOf(TYPES), "How it comes about."),
                    optional("formula", FORMULA_TABLE, "Not for `manual` and `travel_time`."),
                    optional("parameters", new Shape.Map(NAME, PARAMETER), "Numbers that the formula names by `$`."),
                    optional("limits", TEXT, "Where the formula deviates from the definition."),
                    optional(
                            "state",
                            new Shape.OneOf(List.of("not_collected", "not_evaluated", "not_applicable")),
                            "Status while there is no value; `not_collected` when not given."),
                    optional("grading", new Shape.Many(GRADE, false), "Grades, the first rule in force counts.")));

    static final Shape.Table INDICATORS = new Shape.Table(
            "indicators/*.yml",
            "Indicators of one system, edition and layer.",
            List.of(
                    required("system", WORD, "Whose check-up it is."),
                    required("edition", YEAR, "Year of the set."),
                    required("layer", new Shape.OneOf(List.of("basic", "provincial", "local")), "Layer of the set."),
                    required("valid_from", DAY, "First day in force."),
                    required("title", TITLE, "Name of the set."),
                    required("source", TEXT, "Where the definitions were taken from."),
                    required("indicators", new Shape.Map(CODE, INDICATOR), "The indicators by code.")));

    private static final Shape.Table LEAD = new Shape.Table(
            "lead",
            "Who leads a clause.",
            List.of(
                    required("name", TEXT, "The organisation."),
                    required("suggested", new Shape.Truth(), "Whether this is a suggestion and not in the plan.")));

    private static final Shape.Table COMMITMENT = new Shape.Table(
            "commitment",
            "What the plan commits to, in its words.",
            List.of(
                    required("verb", TEXT, "What is to be done."),
                    required("object", TEXT, "To what."),
                    required(
                            "type",
                            new Shape.OneOf(List.of(
                                    "quantity",
                                    "dated",
                                    "universal",
                                    "zero",
                                    "prohibition",
                                    "register",
                                    "mechanism",
                                    "direction")),
                            "What kind of commitment it is."),
                    optional("number", TEXT, "As the plan writes it; none where it gives none."),
                    optional("year", new Shape.Whole(2020, 2100), "None where it gives none.")));

    private static final Shape.Table CLAUSE_TABLE = new Shape.Table(
            "clause",
            "One clause.",
            List.of(
                    required("number", CLAUSE, "0 for the overall goals."),
                    required("title", TITLE, "Its heading."),
                    required("chapter", TEXT, "Chapter of the plan."),
                    required("dimension", new Shape.OneOf(DIMENSIONS), "Dimension of the plan."),
                    required("leads", new Shape.Many(LEAD, false), "Who leads."),
                    required("acceptance", TEXT, "How one would see that it is done."),
                    optional("indicators", new Shape.Many(ID, false), "Indicators of the clause."),
                    optional("cases", new Shape.Many(CASES, false), "Kinds of cases that belong to the clause."),
                    required("commitments", new Shape.Many(COMMITMENT, false), "Its commitments in order.")));

    static final Shape.Table CLAUSES = new Shape.Table(
            "clauses.yml",
            "A plan: its clauses and commitments.",
            List.of(
                    required("title", TITLE, "Name of the plan."),
                    required("approved", YEAR, "Year of its approval."),
                    required(
                            "clauses",
                            new Shape.Many(CLAUSE_TABLE, false),
                            "Goals, clauses and organisation in order.")));

    private static final Shape.Table BASELINE = new Shape.Table(
            "baseline",
            "Where a path starts.",
            List.of(
                    required("day", DAY, "Day of the value."),
                    required("value", new Shape.Decimal(), "In the unit of the indicator."),
                    required("derivation", TEXT, "How it was made."),
                    required("source", TEXT, "Who says so."),
                    required("confidence", new Shape.OneOf(List.of("high", "medium", "low")), "How sure it is.")));

    private static final Shape.Table TARGET = new Shape.Table(
            "target",
            "A target for which the plan gives a number.",
            List.of(
                    required("indicator", ID, "The indicator."),
                    required("geography", GEOGRAPHY, "Where."),
                    required("points", new Shape.Map(DAY, new Shape.Decimal()), "Day to value."),
                    optional("baseline", BASELINE, "Where the path starts."),
                    required("reference", TEXT, "The words of the plan.")));

    private static final Shape.Table MILESTONE = new Shape.Table(
            "milestone",
            "A day that the plan names.",
            List.of(
                    required("day", DAY, "The day."),
                    required("clause", CLAUSE, "Clause that names it."),
                    required("text", TEXT, "What is to be reached.")));

    static final Shape.Table TARGETS = new Shape.Table(
            "targets.yml",
            "Targets and milestones of a plan; only numbers that it gives itself.",
            List.of(
                    required("targets", new Shape.Many(TARGET, false), "Targets."),
                    required("milestones", new Shape.Many(MILESTONE, false), "Milestones.")));

    private static final Shape.Table REDLINE = new Shape.Table(
            "redline",
            "What a project may not do.",
            List.of(
                    required("title", TITLE, "What it is called."),
                    required("clause", CLAUSE, "Clause of the plan."),
                    required("basis", TEXT, "Law or notice."),
                    optional("applies", FORMULA, "Condition for the line to matter."),
                    required("allowed", FORMULA, "Condition over facts that must hold."),
                    required(
                            "facts",
                            new Shape.Map(NAME, UNIT),
                            "Facts that the conditions name: a unit, `text` for words, `truth` for yes or no."),
                    required("remedy", TITLE, "What to do when it is crossed.")));

    private static final Shape.Table EXAMPLE = new Shape.Table(
            "redline_example",
            "A project and what the red lines say of it; runs as a test.",
            List.of(
                    required("example", TEXT, "A statement."),
                    required(
                            "facts",
                            new Shape.Map(NAME, new Shape.Scalar()),
                            "Facts; numbers in the unit of the fact."),
                    optional("crossed", new Shape.Many(NAME, false), "Red lines that it crosses; none when not given."),
                    optional("unknown", new Shape.Many(NAME, false), "Red lines for which a fact is missing.")));

    static final Shape.Table REDLINES = new Shape.Table(
            "redlines.yml",
            "Red lines: prohibitions and limits that stop a project, each with its clause.",
            List.of(
                    required("redlines", new Shape.Map(NAME, REDLINE), "The lines by code."),
                    required("examples", new Shape.Many(EXAMPLE, false), "Projects that run as tests.")));

    private EvaluationFormat() {}
}

package org.songhua.project.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import org.songhua.pack.yaml.Key;
import org.songhua.pack.yaml.Shape;

/** What the pack files of project libraries look like. */
final class ProjectShapes {
    private static final Shape.Text CODE = Shape.code("fund_amount");
    private static final Shape.Text DAY = Shape.Text.like("a day", "\\d{4}-\\d{2}-\\d{2}");
    private static final Shape.Text FAULT = Shape.Text.like("a code of a fault", "[A-Z]+-\\d{3}");
    private static final Shape.Text BASIS = Shape.Text.of("a basis", 200);
    private static final Shape CODES = new Shape.Many(CODE, true);
    private static final Shape VALUES = new Shape.Map(CODE, new Shape.Scalar());

    private static final Key REGISTER = required("register", CODE, "Code of the register of its rows.");
    private static final Key PROJECT =
            required("project", CODE, "Field with the key of the project; a filter of the register.");

    static final Shape.Table NAME = Shape.inBothLanguages("project library name", 200);

    static final Shape.Table FUNDS = new Shape.Table(
            "funds",
            "Where the money comes from; the rows must come to the estimate to the fen.",
            List.of(
                    REGISTER,
                    PROJECT,
                    required("source", CODE, "Field with the kind of source, a closed list."),
                    required("amount", CODE, "Field with the amount in yuan.")));

    static final Shape.Table PAYMENTS = new Shape.Table(
            "payments",
            "What was paid; never more than its source gives.",
            List.of(
                    REGISTER,
                    PROJECT,
                    required("source", CODE, "Field with the kind of source, the same closed list."),
                    required("amount", CODE, "Field with the amount in yuan."),
                    required("on", CODE, "Field with the day.")));

    static final Shape.Table MILESTONES = new Shape.Table(
            "milestones",
            "What is to be reached by when, in an order.",
            List.of(
                    REGISTER,
                    PROJECT,
                    required("order", CODE, "Field with the number by which they follow each other."),
                    required("name", CODE, "Field with what is to be reached."),
                    required("planned", CODE, "Field with the day planned."),
                    required("actual", CODE, "Field with the day on which it was reached."),
                    optional(
                            "colours",
                            new Shape.Map(
                                    Shape.Text.like("blue, yellow, orange or red", "blue|yellow|orange|red"),
                                    new Shape.Whole(-3_660, 3_660)),
                            "Level of warning to the days after the planned day from which on it holds.")));

    static final Shape.Table FLOW = new Shape.Table(
            "flow",
            "Money over the life of a project, one row for each year.",
            List.of(
                    REGISTER,
                    PROJECT,
                    required("year", CODE, "Field with the year."),
                    required("investment", CODE, "Field with what is invested; all years come to the estimate."),
                    required("operating", CODE, "Field with the cost of operation."),
                    required("income", CODE, "Field with the income."),
                    optional("debt", CODE, "Field with interest and principal due.")));

    static final Shape.Table PROBLEMS = new Shape.Table(
            "problems",
            "Problems that projects solve; a problem goes into one project.",
            List.of(
                    REGISTER,
                    PROJECT,
                    required("found", CODE, "Field with the day on which it was found; a filter."),
                    required("closed", CODE, "Field with the day on which its end was verified."),
                    optional("group", CODE, "Field by which they are counted."),
                    optional("unit", CODE, "Field with what has the problem; each counts once."),
                    optional("kind", CODE, "Field with the kind of rectification; the share is told for each."),
                    optional(
                            "indicator",
                            Shape.Text.like("an id such as `mohurd-2025:R01`", "[a-z0-9-]{1,40}:[A-Z][0-9A-Za-z]*"),
                            "Indicator that the share closed by the end of the next year is.")));

    static final Shape.Table RATE = new Shape.Table(
            "discount",
            "A rate of discount from a day on.",
            List.of(
                    required("from", DAY, "First day."),
                    required("value", new Shape.Decimal(), "A year, 0.06 for 6 %."),
                    required("basis", BASIS, "What it rests on.")));

    static final Shape.Table LIBRARY = new Shape.Table(
            "project library",
            "A register whose records are projects, with the registers of their parts.",
            List.of(
                    required("title", NAME, "Its name."),
                    required("plan_year", CODE, "Field with the year of the plan; a filter."),
                    optional("estimate", CODE, "Field with the estimate in yuan."),
                    required(
                            "open",
                            CODES,
                            "States in which estimate, funds and cash flow may change; in any other all must add up."),
                    optional("funds", FUNDS, "Sources of funds."),
                    optional("payments", PAYMENTS, "Payments."),
                    optional("milestones", MILESTONES, "Milestones."),
                    optional("flow", FLOW, "Cash flow."),
                    optional("problems", PROBLEMS, "Problems solved."),
                    optional("discount", new Shape.Many(RATE, false), "Rates of discount, the earliest first.")));

    static final Shape.Table LIMIT = new Shape.Table(
            "limit",
            "Red lines of the plans (`redlines.yml`) that records must keep before they leave their open states.",
            List.of(
                    required("open", CODES, "States in which a record may still be beyond them."),
                    required("lines", CODES, "Codes of the red lines."),
                    required("facts", new Shape.Map(CODE, CODE), "Fact of these lines to the field that holds it."),
                    optional("given", VALUES, "Fact to a text or truth value that all records have.")));

    static final Shape.Table EXAMPLE = new Shape.Table(
            "project example",
            "A project with its rows, and what they come to.",
            List.of(
                    required("example", Shape.sentence(), "What it shows."),
                    required("library", CODE, "Code of the library."),
                    required("fields", VALUES, "Fields of the project."),
                    optional("funds", new Shape.Many(VALUES, false), "Rows."),
                    optional("payments", new Shape.Many(VALUES, false), "Rows."),
                    optional("milestones", new Shape.Many(VALUES, false), "Rows."),
                    optional("flow", new Shape.Many(VALUES, false), "Rows."),
                    optional("on", DAY, "Day by which it is judged; 2026-01-01 when not given."),
                    optional("against", new Shape.Many(FAULT, true), "Codes that stand against it; none if not given."),
                    optional("overdue", new Shape.Whole(0, 1_000), "Milestones overdue."),
                    optional("npv", new Shape.Decimal(), "Net present value to the fen."),
                    optional("irr", new Shape.Decimal(), "Internal rate, to four decimals."),
                    optional("dscr", new Shape.Decimal(), "Least cover of debt service, to four decimals.")));

    static final Shape.Table FILE = new Shape.Table(
            "projects.yml",
            "Project libraries over registers, limits that records keep, and examples that run as tests.",
            List.of(
                    optional("libraries", new Shape.Map(CODE, LIBRARY), "Code of the register of projects to library."),
                    optional("limits", new Shape.Map(CODE, LIMIT), "Code of a register to its limits."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "Examples.")));

    private ProjectShapes() {}
}

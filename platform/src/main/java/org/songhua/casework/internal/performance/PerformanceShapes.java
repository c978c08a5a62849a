package org.songhua.casework.internal.performance;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import org.songhua.pack.yaml.Shape;

/** What {@code performance.yml} looks like. */
final class PerformanceShapes {
    private static final Shape.Text CODE = Shape.code("in_time");
    private static final Shape CODES = new Shape.Many(CODE, true);

    private static final Shape.Table TITLE = new Shape.Table(
            "performance title",
            "A name in both languages.",
            List.of(
                    required("zh", Shape.Text.of("a text", 100), "Simplified Chinese."),
                    required("en", Shape.Text.of("a text", 100), "English.")));

    static final Shape.Table FACT = new Shape.Table(
            "case fact",
            "Something that is true of a case in a period: an action was done, or a clock was settled, which is done"
                    + " or due, whichever came first.",
            List.of(
                    required("title", TITLE, "What people call it."),
                    optional("actions", CODES, "Actions of which one was done in the period."),
                    optional(
                            "unless", CODES, "Actions of which none was done after that, up to the end of the period."),
                    optional(
                            "fields",
                            new Shape.Map(CODE, new Shape.Many(Shape.Text.of("a value", 60), true)),
                            "Values that a field of the action may have."),
                    optional("before", CODE, "Clock within whose limit the action was done."),
                    optional("clocks", CODES, "Clocks of which one was settled in the period."),
                    optional(
                            "is",
                            new Shape.OneOf(List.of("anyhow", "done", "in_time", "late", "not")),
                            "How the clock was settled; anyhow when not given."),
                    optional("open", new Shape.Truth(), "Whether the case must be open at the end of the period.")));

    static final Shape.Table EXCLUSION = new Shape.Table(
            "exclusion",
            "剔除: a rule that takes cases out of every count; they stay visible beside it.",
            List.of(
                    required("title", TITLE, "What people call it."),
                    required("actions", CODES, "Actions of which one takes a case out."),
                    optional("reasons", CODES, "Reasons of which one must have been given; any when not given."),
                    optional("undo", CODES, "Actions that bring it back.")));

    private static final Shape WEIGHTS = new Shape.Map(CODE, new Shape.Decimal());

    static final Shape.Table INDICATOR = new Shape.Table(
            "performance indicator",
            "A rate over facts, or a weighted sum of such rates.",
            List.of(
                    required("title", TITLE, "What people call it."),
                    optional(
                            "numerator",
                            WEIGHTS,
                            "Facts and their weights, counted among the cases of the denominator."),
                    optional("denominator", CODE, "A fact."),
                    optional("of", WEIGHTS, "Indicators that stand before it, and their weights.")));

    static final Shape.Table TALLY = new Shape.Table(
            "event tally",
            "How often something was done, by the department that led the case before it.",
            List.of(
                    required("title", TITLE, "What people call it."),
                    required("actions", CODES, "Actions that are counted, each time."),
                    optional("reasons", CODES, "Reasons of which one must have been given; any when not given.")));

    static final Shape.Table FILE = new Shape.Table(
            "performance.yml",
            "Evaluation of the loop: what is counted of cases, what is taken out, and the indicators.",
            List.of(
                    required("flows", CODES, "Flows whose cases the facts of this file speak of."),
                    optional("facts", new Shape.Map(CODE, FACT), "Facts."),
                    optional("exclusions", new Shape.Map(CODE, EXCLUSION), "Rules of exclusion."),
                    optional("tallies", new Shape.Map(CODE, TALLY), "Events that are counted by department."),
                    optional("indicators", new Shape.Map(CODE, INDICATOR), "Indicators.")));

    private PerformanceShapes() {}
}

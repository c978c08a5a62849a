package org.songhua.warning.internal.rules;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.pack.yaml.Shape;

/** The form of {@code rules.yml}, declared once: files are checked by it and the reference page is written from it. */
final class RulesFormat {
    static final String FILE = "rules.yml";

    private static final Shape.Text CODE = Shape.Text.like("a code such as `gas_ch4`", "[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Shape.Text SPAN =
            Shape.Text.like("a span such as `10 min`", "[0-9]+(\\.[0-9]+)? ?(s|min|h|d)");
    private static final Shape.Text DAY = Shape.Text.like("a day such as `2021-10-14`", "\\d{4}-\\d\\d-\\d\\d");
    private static final Shape.Text UNIT = Shape.Text.like("a UCUM code such as `kPa` or `%{LEL}`", "\\S{1,40}");
    private static final Shape.Text LINE = Shape.Text.of("a line such as `5 25`", 80);

    private static final Shape.Table TITLE = Shape.inBothLanguages("title", 500);

    private static final Shape.Table INPUT = new Shape.Table(
            "input",
            "A series that the rule looks at, under the code of its observed property.",
            List.of(
                    required("unit", UNIT, "Unit of its values in the rule; readings in other units are converted."),
                    required("every", SPAN, "How often it reports; `silence` counts in this."),
                    optional(
                            "nearest_within",
                            new Shape.Decimal(),
                            "Distance in metres: when the thing itself does not measure it, the nearest other thing"
                                    + " within it does, such as a weather station; not for the first input.")));

    private static final Shape.Table EDITION = new Shape.Table(
            "edition",
            "The value of a parameter from a day on.",
            List.of(
                    required("from", DAY, "First day; the oldest one holds before it too."),
                    required("value", new Shape.Decimal(), "In the unit of the parameter."),
                    required(
                            "clause",
                            Shape.Text.of("a text", 300),
                            "Standard and clause it is taken from, in English, or a bare citation such as GB"
                                    + " 5749-2022."),
                    optional(
                            "clause_zh",
                            Shape.Text.of("a text", 300),
                            "The same in Chinese; needed in a pack unless it is a bare citation."),
                    optional(
                            "verified",
                            new Shape.Truth(),
                            "false when nobody has compared it with the text of the standard yet; true when left"
                                    + " out.")));

    private static final Shape.Table PARAMETER = new Shape.Table(
            "parameter",
            "A threshold with its dates; conditions name it with a dollar sign.",
            List.of(
                    required("unit", UNIT, "Unit of its values."),
                    required("values", new Shape.Many(EDITION, false), "By date, the oldest first.")));

    private static final Shape.Table STEP = new Shape.Table(
            "step",
            "When a level is due. The grammar of conditions is in the handbook.",
            List.of(
                    required("when", Shape.Text.of("a condition", 1000), "The condition."),
                    optional("hold", SPAN, "How long it must hold before it counts; 0 s when left out.")));

    private static final Shape.Table LEVELS = new Shape.Table(
            "levels",
            "The levels that the rule knows.",
            List.of(
                    optional("blue", STEP, "蓝."),
                    optional("yellow", STEP, "黄."),
                    optional("orange", STEP, "橙."),
                    optional("red", STEP, "红.")));

    private static final Shape.Table EXAMPLE = new Shape.Table(
            "rule example",
            "A series of readings and the warnings that must come of it; runs as a test.",
            List.of(
                    required("example", Shape.Text.of("a sentence", 300), "What it shows."),
                    required(
                            "given",
                            new Shape.Many(LINE, false),
                            "Readings: minute and value, with the input's code between them for another than the"
                                    + " first; `tick` and a minute lets time pass."),
                    required(
                            "expect",
                            new Shape.Many(LINE, false),
                            "Minute, then `raise`, `escalate` or `lower` with a level, or `clear`.")));

    private static final Shape.Table RULE = new Shape.Table(
            "rule",
            "One rule.",
            List.of(
                    required("name", TITLE, "What the warning is called."),
                    optional("advice", TITLE, "What to do first."),
                    optional(
                            "classes",
                            new Shape.Many(CODE, true),
                            "Classes of city objects it is for; all when left out."),
                    required("inputs", new Shape.Map(CODE, INPUT), "What it looks at; `value` is the first."),
                    optional(
                            "neighbours_within",
                            new Shape.Decimal(),
                            "Distance in metres within which subjects in alarm by the same rule count as"
                                    + " `neighbours`."),
                    optional("lateness", SPAN, "How long readings wait for earlier ones; 0 s when left out."),
                    optional("fresh", SPAN, "A newest reading older than this says nothing; 1 h when left out."),
                    optional(
                            "quiet",
                            SPAN,
                            "How long nothing may hold before it is lowered or cleared; 0 s when left out."),
                    optional(
                            "refuse",
                            new Shape.Many(new Shape.OneOf(flags()), true),
                            "Doubts of quality with which a reading is not judged; range, clock and sender when left"
                                    + " out."),
                    optional("parameters", new Shape.Map(CODE, PARAMETER), "Thresholds."),
                    required("levels", LEVELS, "At least one."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "What must come of which readings.")));

    static final Shape.Table RULES = new Shape.Table(
            FILE,
            "When a warning is due, as conditions over readings.",
            List.of(required("rules", new Shape.Map(CODE, RULE), "Rules by code, unique over all packs.")));

    private RulesFormat() {}

    private static List<String> flags() {
        return Arrays.stream(QualityFlag.values())
                .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}

package org.songhua.casework.internal.packs;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.Arrays;
import java.util.List;
import org.songhua.casework.LimitUnit;
import org.songhua.casework.Severity;
import org.songhua.pack.yaml.Shape;

/** What the pack files of casework look like. */
final class CaseShapes {
    private static final Shape.Text CODE = Shape.code("in_progress");
    private static final Shape.Text CLASS =
            Shape.Text.like("a class code such as `01001`", "[0-9a-z][0-9a-z_.-]{0,39}");
    private static final Shape.Text HEAD = Shape.Text.like("the head of a code", "[0-9a-zA-Z_.-]{0,40}");
    private static final Shape.Text DAY = Shape.Text.like("a day such as `2026-01-31`", "\\d{4}-\\d{2}-\\d{2}");
    private static final Shape CODES = new Shape.Many(CODE, true);
    private static final Shape SEVERITY =
            new Shape.OneOf(Arrays.stream(Severity.values()).map(Severity::code).toList());

    static final Shape.Table NAME = new Shape.Table(
            "name",
            "A name in both languages; English may be missing where the standard has none.",
            List.of(
                    required("zh", Shape.Text.of("a text", 500), "Simplified Chinese."),
                    optional("en", Shape.Text.of("a text", 500), "English; the Chinese name when not given.")));

    private static final Shape NAMES = new Shape.Map(CLASS, NAME);

    static final Shape.Table STATE = new Shape.Table(
            "state",
            "A state of a flow.",
            List.of(
                    required("title", NAME, "What people call it."),
                    required("stage", new Shape.Whole(1, 7), "Step of the loop, 1 information to 7 evaluation."),
                    optional("kind", new Shape.OneOf(List.of("open", "closed", "ended")), "Open when not given."),
                    optional("parks", new Shape.Truth(), "Whether it remembers where a case came from."),
                    optional(
                            "pauses",
                            new Shape.Many(Shape.Text.like("a clock or `*`", "[a-z_]+|\\*"), true),
                            "Clocks that stand still in it.")));

    static final Shape.Table ACTION = new Shape.Table(
            "action",
            "Something that can be done to a case.",
            List.of(
                    required("title", NAME, "What people call it."),
                    optional("from", CODES, "States in which it can be done; none for `create` alone."),
                    optional(
                            "to",
                            Shape.Text.like("a state or `@before`", "[a-z][a-z0-9_]*|@before"),
                            "State it leads to; the case stays when not given."),
                    required("permission", Shape.Text.like("a permission", "[a-z]+\\.[a-z]+"), "What it needs."),
                    optional("guard", Shape.Text.of("a condition", 500), "Condition over the facts of the case."),
                    optional("reasons", CODES, "Reasons of which one must be given."),
                    optional("fields", CODES, "Fields that must be given."),
                    optional("evidence", CODES, "Evidence that must be there, such as `after`."),
                    optional("clears", CODES, "Evidence that counts no more afterwards."),
                    optional("differs_from", CODES, "Actions whose actors may not do it."),
                    optional("trait", new Shape.OneOf(List.of("work", "check")), "It ends the work, or checks it."),
                    optional("counts", CODE, "Counter it moves up."),
                    optional("limit", new Shape.Whole(1, 100), "Most times."),
                    optional("starts", CODES, "Clocks it starts."),
                    optional("stops", CODES, "Clocks it stops."),
                    optional("extend", CODE, "Clock whose end it moves."),
                    optional("opens", CODE, "Kind of task it opens."),
                    optional("settles", CODE, "Kind of task it settles."),
                    optional("requests", CODE, "Kind of request it makes."),
                    optional("decides", CODE, "Kind of request it decides; never by who asked.")));

    static final Shape.Table FLOW = new Shape.Table(
            "flow",
            "A state machine. Published once, a version never changes: raise it to change anything.",
            List.of(
                    required("version", new Shape.Whole(1, 100_000), "1, 2, 3 …"),
                    required("title", NAME, "What people call it."),
                    required("start", CODE, "State in which a case begins."),
                    required("states", new Shape.Map(CODE, STATE), "Its states."),
                    required("actions", new Shape.Map(CODE, ACTION), "Its actions.")));

    static final Shape SHOWN_PLACE = new Shape.OneOf(List.of("exact", "about", "hidden"));

    static final Shape.Table CONDITION = new Shape.Table(
            "condition",
            "When a question is asked.",
            List.of(
                    required("question", CODE, "An earlier question of the class."),
                    required("is", new Shape.Many(CODE, false), "Answers of which one must have been given.")));

    static final Shape.Table QUESTION = new Shape.Table(
            "question",
            "A question of the form of a class, with the types of Open311.",
            List.of(
                    required("title", NAME, "The question."),
                    required(
                            "type",
                            new Shape.OneOf(List.of(
                                    "string", "number", "datetime", "text", "singlevaluelist", "multivaluelist")),
                            "Type of the answer."),
                    optional("required", new Shape.Truth(), "Whether it must be answered."),
                    optional("values", NAMES, "The list to choose from."),
                    optional("when", CONDITION, "When it is asked; always when not given.")));

    static final Shape.Table CLASS_TABLE = new Shape.Table(
            "case class",
            "A kind of matter.",
            List.of(
                    required("title", NAME, "Its name in the standard."),
                    required("group", CLASS, "Group it stands under."),
                    optional("flow", CODE, "Flow of its cases, when not the one under `defaults`."),
                    optional("severity", SEVERITY, "Severity when nobody says otherwise; normal when not given."),
                    optional("public", new Shape.Truth(), "Whether everybody may see its cases."),
                    optional(
                            "place",
                            SHOWN_PLACE,
                            "How exactly everybody may see where: exact, to 100 m, or not at all."),
                    optional("component", CLASS, "Type of managed component it is about."),
                    optional(
                            "conditions",
                            new Shape.Map(Shape.Text.like("a number", "[1-9]\\d?"), NAME),
                            "Filing conditions, of which one decides the limits."),
                    optional("questions", new Shape.Map(CODE, QUESTION), "What is asked beside text and place."),
                    optional(
                            "indicators",
                            new Shape.Many(
                                    Shape.Text.like(
                                            "an id such as `mohurd-2025:B05`", "[a-z0-9-]{1,40}:[A-Z][0-9A-Za-z]*"),
                                    true),
                            "Indicators that such matters speak of.")));

    static final Shape.Table DEFAULTS = new Shape.Table(
            "defaults",
            "What holds for the classes of the file that say nothing else.",
            List.of(
                    optional("flow", CODE, "Flow."),
                    optional("public", new Shape.Truth(), "Whether everybody may see the cases; false when not given."),
                    optional("place", SHOWN_PLACE, "How exactly everybody may see where; exact when not given."),
                    optional("basis", Shape.Text.of("a basis", 200), "Basis of limits.")));

    static final Shape.Table LIMIT = new Shape.Table(
            "limit",
            "By when something must be done. The narrowest that fits decides.",
            List.of(
                    optional("class", HEAD, "Head of class codes; all when not given."),
                    required("clock", CODE, "The clock."),
                    optional("condition", new Shape.Whole(1, 99), "Filing condition; any when not given."),
                    optional("severity", SEVERITY, "Severity; any when not given."),
                    optional("area", HEAD, "Head of region codes; everywhere when not given."),
                    optional(
                            "season",
                            Shape.Text.like("first and last day, `10-20/04-06`", "\\d{2}-\\d{2}/\\d{2}-\\d{2}"),
                            "All year when not given."),
                    required("amount", new Shape.Whole(1, 10_000), "How many."),
                    required(
                            "unit",
                            new Shape.OneOf(Arrays.stream(LimitUnit.values())
                                    .map(Enum::name)
                                    .toList()),
                            "In which of the four kinds of time."),
                    optional("basis", Shape.Text.of("a basis", 200), "What it rests on.")));

    static final Shape.Table RESPONSIBILITY = new Shape.Table(
            "responsibility",
            "Who answers for what, where.",
            List.of(
                    optional("class", HEAD, "Head of class codes; all when not given."),
                    optional("area", HEAD, "Head of region codes; everywhere when not given."),
                    optional("owner", HEAD, "Owner of the component; any when not given."),
                    required("department", HEAD, "Code of the organisation."),
                    required("basis", Shape.Text.of("a basis", 200), "What it rests on."),
                    optional("from", DAY, "First day."),
                    optional("until", DAY, "Last day.")));

    static final Shape.Table CHECKLIST = new Shape.Table(
            "checklist",
            "What is looked at in the field. The one with the longest head that fits is shown.",
            List.of(
                    optional("class", HEAD, "Head of class codes; all when not given."),
                    required("items", new Shape.Map(CODE, NAME), "Questions answered by yes, no or none.")));

    static final Shape.Table STEP = new Shape.Table(
            "step",
            "A step of an example.",
            List.of(
                    required("do", CODE, "Action."),
                    required("by", CODE, "Who, by any name."),
                    optional("reason", CODE, "Reason given."),
                    optional("fields", new Shape.Map(CODE, Shape.Text.of("a text", 200)), "Fields given."),
                    optional("evidence", CODES, "Evidence brought along."),
                    optional(
                            "hours_later",
                            new Shape.Whole(0, 10_000),
                            "Hours since the step before; 1 when not given."),
                    optional(
                            "refused",
                            new Shape.Many(Shape.Text.like("a code", "FLOW-\\d{3}"), true),
                            "Codes with which it must be refused; done when not given.")));

    static final Shape.Table EXAMPLE = new Shape.Table(
            "case example",
            "A case walked through a flow by people who may do everything.",
            List.of(
                    required("example", Shape.sentence(), "What it shows."),
                    required("flow", CODE, "The flow."),
                    required("steps", new Shape.Many(STEP, false), "What is done."),
                    required("ends", CODE, "State in which it ends.")));

    static final Shape.Table FILE = new Shape.Table(
            "cases/*.yml",
            "Casework: flows, classes of matters, limits, responsibilities, and examples that run as tests.",
            List.of(
                    optional("words", NAMES, "Names of reasons, clocks, requests and kinds of evidence."),
                    optional("flows", new Shape.Map(CODE, FLOW), "Flows."),
                    optional("defaults", DEFAULTS, "What holds for the classes below."),
                    optional("groups", NAMES, "Groups of classes."),
                    optional("classes", new Shape.Map(CLASS, CLASS_TABLE), "Classes of matters."),
                    optional("limits", new Shape.Many(LIMIT, false), "Limits."),
                    optional("responsibilities", new Shape.Many(RESPONSIBILITY, false), "Responsibilities."),
                    optional("checklists", new Shape.Map(CODE, CHECKLIST), "Checklists of the field page."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "Examples.")));

    private CaseShapes() {}
}

package org.songhua.survey.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.pack.yaml.Shape;
import org.songhua.survey.Survey;
import org.songhua.survey.Survey.Fields;
import org.songhua.survey.Survey.Question;

/**
 * The pack files {@code surveys.yml}. Codes {@code SURVP-001} (declared twice), {@code SURVP-002} (a name that leads nowhere),
 * {@code SURVP-003} (questions and checklist differ).
 */
public final class SurveysPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "surveys.yml";

    private static final String CASES = "cases/*.yml";
    private static final String REGISTERS = "registers/*.yml";
    private static final List<String> FIELDS =
            List.of("unit", "problem", "indicator", "found", "task", "deadline", "done");

    private static final Shape.Text CODE = Shape.code("home");

    private static final Shape.Table FIELD_NAMES = new Shape.Table(
            "survey fields",
            "Fields of the register that takes the problems.",
            List.of(
                    required("unit", CODE, "What has the problem."),
                    required("problem", CODE, "Code of the problem; one of a list."),
                    required("indicator", CODE, "Code of the indicator."),
                    required("found", CODE, "Day on which it was found."),
                    required("task", CODE, "Number of the case."),
                    optional("deadline", CODE, "Day by which it is to be put right; such problems are counted apart."),
                    optional("done", CODE, "Day on which it was put right.")));

    private static final Shape.Table QUESTION = new Shape.Table(
            "survey question",
            "What the answer `no` is.",
            List.of(
                    required("problem", Shape.Text.like("a code such as `2.1.1`", "[A-Z0-9.]{1,20}"), "Problem."),
                    required(
                            "indicator",
                            Shape.Text.like("a code such as `H01`", "[A-Z][0-9A-Za-z]{1,9}"),
                            "Indicator.")));

    private static final Shape.Table SURVEY = new Shape.Table(
            "survey",
            "What is looked at in the field, one task for each object, and which answers are which problems.",
            List.of(
                    required("title", Shape.inBothLanguages("survey name", 100), "Its name."),
                    required("basis", Shape.Text.of("a basis", 300), "What it rests on."),
                    required("of", CODE, "Class of the city objects."),
                    optional(
                            "where",
                            new Shape.Map(CODE, Shape.Text.of("a text", 60)),
                            "Attribute to the value it must have."),
                    optional("number", CODE, "Attribute with the number of an object; its id if not given."),
                    required("class", CODE, "Class of cases, whose checklist holds the questions."),
                    required("register", CODE, "Register that takes the problems."),
                    required("fields", FIELD_NAMES, "Fields of that register."),
                    required("questions", new Shape.Map(CODE, QUESTION), "Item of the checklist to its problem.")));

    private static final Shape.Table SHAPE = new Shape.Table(
            "surveys.yml",
            "Surveys: tasks in the field whose answers become problems.",
            List.of(required("surveys", new Shape.Map(CODE, SURVEY), "Code to survey; unique over all packs.")));

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return SHAPE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        var check = new Check(content, new Mistakes(faults));
        content.each(FILES, "surveys", check::again, (code, at) -> check.survey(at));
        return Examples.NONE;
    }

    /** What the shape cannot say. */
    private static final class Check {
        private final PackContent content;
        private final Mistakes mistakes;
        private final Map<String, Item> registers;
        private final Set<String> classes;
        private final Map<String, Set<String>> checklists = new HashMap<>();

        Check(PackContent content, Mistakes mistakes) {
            this.content = content;
            this.mistakes = mistakes;
            registers = content.byCode(REGISTERS);
            classes = content.entries(CASES, "classes").keySet();
            content.entries(CASES, "checklists")
                    .values()
                    .forEach(list -> checklists.put(
                            list.text("class", ""), list.part("items").entries().keySet()));
        }

        void again(Item at) {
            mistakes.tell(at, "SURVP-001", "Another pack has a survey of this code.", "Rename one.");
        }

        void survey(Item at) {
            object(at);
            if (mistakes.name(at.find("class"), classes, "SURVP-002", "class of cases")) questions(at);
            if (mistakes.name(at.find("register"), registers.keySet(), "SURVP-002", "register")) fields(at);
        }

        private void object(Item at) {
            var names = new HashSet<String>();
            content.classes().forEach(one -> names.add(one.code()));
            if (!mistakes.name(at.find("of"), names, "SURVP-002", "class")) return;
            var attributes = new HashSet<String>();
            content.findClass(at.text("of", ""))
                    .ifPresent(one -> one.attributes().forEach(attribute -> attributes.add(attribute.name())));
            mistakes.name(at.find("number"), attributes, "SURVP-002", "attribute");
            at.part("where").entries().forEach((name, value) -> {
                if (!attributes.contains(name)) mistakes.unknown(value, name, attributes, "SURVP-002", "attribute");
            });
        }

        private void questions(Item at) {
            Set<String> items = checklists.getOrDefault(at.text("class", ""), Set.of());
            Map<String, Item> questions = at.part("questions").entries();
            questions.forEach((name, question) -> {
                if (!items.contains(name))
                    mistakes.unknown(question, name, items, "SURVP-003", "question in the checklist of the class");
            });
            var left = new ArrayList<>(items);
            left.removeAll(questions.keySet());
            if (!left.isEmpty())
                mistakes.tell(
                        at.part("questions"),
                        "SURVP-003",
                        "The checklist asks " + String.join(", ", left) + " too.",
                        "Say which problem they are.");
        }

        private void fields(Item at) {
            Map<String, Item> fields = registers
                    .getOrDefault(at.text("register", ""), Item.nothing(at.where()))
                    .part("fields")
                    .entries();
            Item names = at.part("fields");
            for (String key : FIELDS) mistakes.name(names.find(key), fields.keySet(), "SURVP-002", "field");
            Item field = fields.get(names.text("problem", ""));
            if (field == null) return;
            Set<String> known = field.part("enum").entries().keySet();
            at.part("questions")
                    .entries()
                    .values()
                    .forEach(one -> mistakes.name(one.find("problem"), known, "SURVP-002", "problem"));
        }
    }

    /** {@return the surveys of all packs, which have been checked} */
    public static List<Survey> surveys(PackContent content) {
        var surveys = new ArrayList<Survey>();
        for (PartFile file : content.files(FILES))
            file.content().part("surveys").entries().forEach((code, at) -> surveys.add(survey(code, file.pack(), at)));
        return surveys;
    }

    private static Survey survey(String code, String pack, Item at) {
        var where = new HashMap<String, String>();
        at.part("where").entries().forEach((name, value) -> where.put(name, value.text()));
        var questions = new LinkedHashMap<String, Question>();
        at.part("questions")
                .entries()
                .forEach((item, one) ->
                        questions.put(item, new Question(one.text("problem", ""), one.text("indicator", ""))));
        Item fields = at.part("fields");
        Item title = at.part("title");
        return new Survey(
                code,
                pack,
                new Text(title.text("zh", ""), title.text("en", "")),
                at.text("basis", ""),
                at.text("of", ""),
                where,
                at.text("number", ""),
                at.text("class", ""),
                at.text("register", ""),
                new Fields(
                        fields.text("unit", ""),
                        fields.text("problem", ""),
                        fields.text("indicator", ""),
                        fields.text("found", ""),
                        fields.text("task", ""),
                        fields.text("deadline", ""),
                        fields.text("done", "")),
                questions);
    }
}

package org.songhua.evaluation.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.ReportTemplate;
import org.songhua.evaluation.ReportTemplate.Content;
import org.songhua.evaluation.ReportTemplate.Section;
import org.songhua.evaluation.ReportTemplate.Subject;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.pack.yaml.Shape;

/** Templates of reports. Codes {@code EVAL-051} for names that lead nowhere, {@code EVAL-052} for what does not fit together. */
public final class ReportsPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "reports.yml";
    /** What stands in braces in a text: a word, or the id of an indicator. */
    public static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");
    /** Words that may stand in braces. */
    public static final Set<String> WORDS = Set.of("place", "period", "plan", "clause", "lead");

    private static final String NUMBERS = "numbers";

    private static final Shape.Table SECTION = new Shape.Table(
            "report section",
            "A heading with words, and what the platform puts below them.",
            List.of(
                    required("heading", Shape.Text.of("a heading", 60), "Heading, with its number."),
                    optional(
                            "text",
                            new Shape.Many(Shape.Text.of("a paragraph", 1000), true),
                            "Paragraphs; `{place}`, `{period}`, `{plan}`, `{clause}` and `{lead}` stand for what the report is of,"
                                    + " `{mohurd-2025:B04}` for a value with its unit. A number of a value is never written out."),
                    optional(
                            "content",
                            new Shape.OneOf(words(Content.values())),
                            "What follows: lights of clauses, the clauses, indicators, their grades, one indicator over the parts of"
                                    + " the region with map and chart, commitments, what is to be supplied, or all numbers with ids."),
                    optional("edition", Shape.Text.of("an edition such as `mohurd-2025`", 60), "Whose indicators."),
                    optional("level", Shape.Text.of("a level of indicators", 40), "Only those of this level."),
                    optional(
                            "indicator",
                            Shape.Text.of("an id such as `mohurd-2025:B04`", 80),
                            "The indicator of `content: parts`.")));
    private static final Shape.Table TEMPLATE = new Shape.Table(
            "report template",
            "A kind of report.",
            List.of(
                    required("title", Shape.inBothLanguages("report name", 100), "What kind of report it is."),
                    required(
                            "of",
                            new Shape.OneOf(words(Subject.values())),
                            "What one report is about: a region, one clause of the plan, or what one department leads."),
                    required("sections", new Shape.Many(SECTION, false), "In order.")));
    private static final Shape.Table SHAPE = new Shape.Table(
            "reports.yml",
            "Templates of reports; every number in a report is a stored value with its id.",
            List.of(required(
                    "reports",
                    new Shape.Map(Shape.code("city_check"), TEMPLATE),
                    "Code to template; unique over all packs.")));

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

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
        List<IndicatorDefinition> indicators = IndicatorReader.read(content, fault -> {});
        var known = new Known(
                indicators.stream().map(IndicatorDefinition::id).collect(Collectors.toSet()),
                indicators.stream().map(one -> one.series().code()).collect(Collectors.toSet()),
                indicators.stream().map(IndicatorDefinition::level).collect(Collectors.toSet()));
        var mistakes = new Mistakes(faults);
        content.each(
                FILES,
                "reports",
                again -> mistakes.tell(again, "EVAL-052", "Two packs have a report of this code.", "Rename one."),
                (code, item) -> check(item, known, mistakes));
        return Examples.NONE;
    }

    /** Names that sections may use. */
    private record Known(Set<String> indicators, Set<String> editions, Set<String> levels) {}

    private static void check(Item template, Known known, Mistakes mistakes) {
        List<Item> sections = template.list("sections");
        if (sections.isEmpty() || !NUMBERS.equals(sections.getLast().text("content")))
            mistakes.tell(
                    template,
                    "EVAL-052",
                    "A report ends with the list of its numbers.",
                    "Add a last section with content: numbers.");
        sections.forEach(section -> section(section, known, mistakes));
    }

    private static void section(Item section, Known known, Mistakes mistakes) {
        mistakes.name(section.find("edition"), known.editions, "EVAL-051", "edition");
        mistakes.name(section.find("level"), known.levels, "EVAL-051", "level");
        mistakes.name(section.find("indicator"), known.indicators, "EVAL-051", "indicator");
        boolean parts = "parts".equals(section.text("content"));
        if (parts != (section.find("indicator") != null))
            mistakes.tell(
                    section.part("heading"),
                    "EVAL-052",
                    "An indicator belongs to content: parts, and only to it.",
                    "Give both or neither.");
        for (Item text : section.list("text")) braces(text, known, mistakes);
    }

    private static void braces(Item text, Known known, Mistakes mistakes) {
        var matcher = BRACES.matcher(text.text());
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!WORDS.contains(name) && !known.indicators.contains(name))
                mistakes.unknown(
                        text, name, name.contains(":") ? known.indicators : WORDS, "EVAL-051", "name for a text");
        }
    }

    /** {@return the templates of all packs} */
    public static List<ReportTemplate> read(PackContent content) {
        return content.files(FILES).stream().flatMap(ReportsPart::templates).toList();
    }

    private static Stream<ReportTemplate> templates(PartFile file) {
        return file.content().part("reports").entries().entrySet().stream()
                .map(entry -> template(entry.getKey(), file.pack(), entry.getValue()));
    }

    private static ReportTemplate template(String code, String pack, Item item) {
        return new ReportTemplate(
                code,
                pack,
                item.part("title").inBothLanguages(),
                Subject.valueOf(item.text("of", "region").toUpperCase(Locale.ROOT)),
                item.list("sections").stream().map(ReportsPart::section).toList());
    }

    private static Section section(Item item) {
        return new Section(
                item.text("heading", ""),
                item.list("text").stream().map(Item::text).toList(),
                content(item.text("content")),
                item.text("edition"),
                item.text("level"),
                item.text("indicator"));
    }

    private static @Nullable Content content(@Nullable String word) {
        return word == null ? null : Content.valueOf(word.toUpperCase(Locale.ROOT));
    }
}

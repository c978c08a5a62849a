package org.songhua.resolution.internal.declared;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.linkage.KeyForm;
import org.songhua.engine.linkage.Likeness;
import org.songhua.engine.linkage.LinkRule;
import org.songhua.engine.linkage.LinkRule.Block;
import org.songhua.engine.linkage.LinkRule.Comparison;
import org.songhua.engine.linkage.LinkRule.Level;
import org.songhua.engine.linkage.LinkRule.Part;
import org.songhua.pack.Text;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.resolution.ResolutionRule;
import org.songhua.resolution.ResolutionRule.Kind;
import org.songhua.resolution.ResolutionRule.Subject;

/** Makes a rule of a file that has its shape and was checked by {@link ResolutionCheck}. */
final class ResolutionReader {
    private ResolutionReader() {}

    static ResolutionRule read(PartFile file) {
        Item item = file.content();
        List<Subject> subjects =
                item.list("subjects").stream().map(ResolutionReader::subject).toList();
        Kind kind = subjects.getFirst().kind();
        return new ResolutionRule(
                file.code(),
                file.pack(),
                item.part("title").inBothLanguages(),
                item.part("description").inBothLanguages(),
                item.text("basis", ""),
                item.list("clauses").stream().map(Item::text).toList(),
                subjects,
                link(item),
                titles(item.part("compare")),
                item.text("see", usual(kind, "view")),
                item.text("decide", usual(kind, "edit")));
    }

    /** Whoever may see persons decides on them: nobody edits them. */
    static String usual(Kind kind, String deed) {
        return switch (kind) {
            case REGISTER -> "register." + deed;
            case CLASS -> "cim." + deed;
            case PERSONS -> "reporter.view";
        };
    }

    static Subject subject(Item item) {
        boolean within = item.truth("within", true);
        String register = item.text("register", "");
        String classCode = item.text("class", "");
        if (!register.isEmpty()) return new Subject(Kind.REGISTER, register, values(item), within);
        return classCode.isEmpty()
                ? new Subject(Kind.PERSONS, "", values(item), within)
                : new Subject(Kind.CLASS, classCode, values(item), within);
    }

    private static Map<String, List<String>> values(Item item) {
        var values = new TreeMap<String, List<String>>();
        for (String name : item.part("values").entries().keySet())
            values.put(
                    name,
                    item.part("values").list(name).stream().map(Item::text).toList());
        return values;
    }

    private static LinkRule link(Item item) {
        return new LinkRule(
                item.part("compare").entries().entrySet().stream()
                        .map(one -> comparison(one.getKey(), one.getValue()))
                        .toList(),
                item.list("keys").stream().map(ResolutionReader::block).toList(),
                number(item, "same", 0),
                number(item, "possible", 0));
    }

    private static Comparison comparison(String code, Item item) {
        return new Comparison(
                code,
                item.text("of", code),
                Likeness.valueOf(item.text("by", "").toUpperCase(Locale.ROOT)),
                item.part("levels").entries().entrySet().stream()
                        .map(one -> level(one.getKey(), one.getValue()))
                        .toList(),
                item.truth("veto", false));
    }

    private static Level level(String code, Item item) {
        return new Level(code, bound(item), number(item, "m", 0), number(item, "u", 0));
    }

    static @Nullable Double bound(Item item) {
        BigDecimal least = item.decimal("least");
        BigDecimal within = item.decimal("within");
        if (least != null) return least.doubleValue();
        return within == null ? null : (Double) within.doubleValue();
    }

    private static Block block(Item item) {
        return new Block(parts(item).stream().map(ResolutionReader::part).toList());
    }

    /** Elements of a list that stands in a list. */
    @SuppressWarnings("unchecked")
    static List<Item> parts(Item item) {
        return item.value() instanceof List<?> list ? (List<Item>) list : List.of(item);
    }

    private static Part part(Item item) {
        KeyForm form = KeyForm.valueOf(item.text("as", "").toUpperCase(Locale.ROOT));
        return new Part(item.text("of", ""), form, number(item, "metres", 0));
    }

    static double number(Item item, String key, double otherwise) {
        BigDecimal number = item.decimal(key);
        return number == null ? otherwise : number.doubleValue();
    }

    private static Map<String, Text> titles(Item compare) {
        var titles = new LinkedHashMap<String, Text>();
        compare.entries().forEach((code, one) -> {
            titles.put(code, one.part("title").inBothLanguages());
            one.part("levels")
                    .entries()
                    .forEach((level, item) ->
                            titles.put(code + "/" + level, item.part("title").inBothLanguages()));
        });
        return titles;
    }
}

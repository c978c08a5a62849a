package org.songhua.service.internal.declared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.service.Service;

/** Makes a service of a file that has its shape. Whether it makes sense is said by {@link ServiceCheck}. */
final class ServiceReader {
    private static final int LONGEST = 100;

    private ServiceReader() {}

    static Service read(PartFile file) {
        Item item = file.content();
        return new Service(
                file.code(),
                file.pack(),
                item.part("title").inBothLanguages(),
                item.part("description").inBothLanguages(),
                item.text("basis", ""),
                texts(item, "clauses"),
                item.text("applicant", ""),
                item.text("register", ""),
                item.text("department", ""),
                texts(item, "asks"),
                map(item.part("personal"), ServiceReader::personal),
                item.text("identity", ""),
                texts(item, "duplicates"),
                map(item.part("lookups"), ServiceReader::lookup),
                map(item.part("eligibility"), ServiceReader::rule),
                map(item.part("documents"), ServiceReader::document),
                map(item.part("promises"), days -> days.value() instanceof Long number ? number.intValue() : 0),
                judgement(item.part("judgement")),
                item.text("withdrawal", ""),
                made(item.find("queue"), ServiceReader::queue),
                made(item.find("allotment"), ServiceReader::allotment),
                made(item.find("payments"), ServiceReader::payments),
                made(item.find("certificate"), ServiceReader::certificate),
                made(item.find("need"), ServiceReader::need));
    }

    static List<String> texts(Item item, String key) {
        return item.list(key).stream().map(Item::text).toList();
    }

    private static <T> Map<String, T> map(Item items, Function<Item, T> make) {
        var map = new LinkedHashMap<String, T>();
        items.entries().forEach((code, item) -> map.put(code, make.apply(item)));
        return map;
    }

    private static <T> @Nullable T made(@Nullable Item item, Function<Item, T> make) {
        return item == null ? null : make.apply(item);
    }

    private static Service.Personal personal(Item item) {
        return new Service.Personal(
                item.part("title").inBothLanguages(),
                item.truth("required", false),
                item.text("pattern", ""),
                item.whole("max_length", LONGEST));
    }

    private static Service.Lookup lookup(Item item) {
        return new Service.Lookup(
                item.text("register", ""),
                item.text("by", ""),
                item.text("field", ""),
                item.text("match", ""),
                item.truth("open", false),
                item.text("fills", ""));
    }

    private static Service.Rule rule(Item item) {
        return new Service.Rule(
                item.part("title").inBothLanguages(),
                item.text("when", ""),
                item.text("holds", ""),
                item.part("says").inBothLanguages(),
                item.text("basis", ""));
    }

    private static Service.Document document(Item item) {
        return new Service.Document(
                item.part("title").inBothLanguages(), item.text("when", ""), item.whole("months", 0));
    }

    private static Service.Judgement judgement(Item item) {
        return new Service.Judgement(texts(item, "eligible"), texts(item, "refused"), item.text("reason", ""));
    }

    private static Service.Queue queue(Item item) {
        return new Service.Queue(
                item.text("in", ""),
                texts(item, "served"),
                item.list("order").stream().map(ServiceReader::term).toList(),
                item.text("leap", ""));
    }

    private static Service.Term term(Item item) {
        return new Service.Term(
                item.text("when", ""),
                item.text("field", ""),
                item.truth("descending", false),
                item.part("says").inBothLanguages());
    }

    private static Service.Allotment allotment(Item item) {
        return new Service.Allotment(
                texts(item, "in"),
                item.text("field", ""),
                item.text("register", ""),
                item.text("take", ""),
                item.text("back", ""));
    }

    private static Service.Payments payments(Item item) {
        return new Service.Payments(
                texts(item, "in"),
                item.text("ledger", ""),
                item.text("posting", ""),
                item.text("amount", ""),
                item.text("from", ""),
                item.text("until", ""));
    }

    private static Service.Certificate certificate(Item item) {
        return new Service.Certificate(
                texts(item, "in"), item.part("title").inBothLanguages(), item.whole("months", 1));
    }

    private static Service.Need need(Item item) {
        return new Service.Need(
                item.part("title").inBothLanguages(),
                item.text("register", ""),
                texts(item, "states"),
                item.text("by", ""),
                texts(item, "met"));
    }
}

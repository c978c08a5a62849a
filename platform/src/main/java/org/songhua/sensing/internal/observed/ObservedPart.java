package org.songhua.sensing.internal.observed;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.quality.QualityCheck;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.engine.quality.QualityState;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;
import org.songhua.sensing.ObservedKind;

/** {@code observed.yml}: what a field observes. Checks units, ranges and codes over all packs, and judges the examples. */
public final class ObservedPart implements PackPart {
    private static final long US_PER_SECOND = 1_000_000;
    private static final int SECONDS_USUAL = 60;

    @Override
    public String files() {
        return ObservedFormat.FILE;
    }

    @Override
    public Shape.Table shape() {
        return ObservedFormat.SHAPE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        var kinds = new HashMap<String, ObservedKind>();
        var factors = new HashMap<String, String>();
        for (ObservedKind kind : ObservedFormat.kinds(content)) kinds.putIfAbsent(kind.code(), kind);
        var seen = new HashMap<String, Item>();
        for (PartFile file : content.files(ObservedFormat.FILE))
            file.content()
                    .part("properties")
                    .entries()
                    .forEach((code, item) -> property(code, item, seen, factors, faults));
        return Examples.play(
                content.items(ObservedFormat.FILE, "examples"), example -> succeeds(example, kinds, faults));
    }

    private static void property(
            String code, Item item, Map<String, Item> seen, Map<String, String> factors, Consumer<Fault> faults) {
        Item before = seen.putIfAbsent(code, item);
        if (before != null) faults.accept(again(code, item, before));
        range(item, faults);
        unit(item.part("unit"), faults);
        for (String protocol : ObservedFormat.PROTOCOLS) words(protocol, code, item, factors, faults);
    }

    private static Fault again(String code, Item item, Item before) {
        String problem = "The observed property " + code + " is declared in "
                + before.where().file() + " too.";
        return item.keyWhere().fault("OBS-010", problem, "Give it another code, or take one away.");
    }

    private static void range(Item item, Consumer<Fault> faults) {
        BigDecimal minimum = item.decimal("minimum");
        BigDecimal maximum = item.decimal("maximum");
        if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0)
            faults.accept(item.part("minimum")
                    .where()
                    .fault("OBS-011", "The minimum is greater than the maximum.", "Exchange them."));
    }

    private static void unit(Item unit, Consumer<Fault> faults) {
        if (!Ucum.isCode(unit.text()))
            faults.accept(unit.where()
                    .fault(
                            "OBS-012",
                            unit.text() + " is not a UCUM code known here.",
                            "Write one such as kPa or m3/h."));
    }

    private static void words(
            String protocol, String code, Item item, Map<String, String> meanings, Consumer<Fault> faults) {
        for (Item factor : item.list(protocol)) {
            String other = meanings.putIfAbsent(protocol + " " + factor.text(), code);
            if (other != null && !other.equals(code))
                faults.accept(factor.where()
                        .fault(
                                "OBS-013",
                                "The word " + factor.text() + " of " + protocol + " means " + other + " already.",
                                "Let each word mean one property."));
        }
    }

    private static boolean succeeds(Item example, Map<String, ObservedKind> kinds, Consumer<Fault> faults) {
        ObservedKind kind = kinds.get(example.text("property", ""));
        if (kind != null) return isJudgedSo(example, kind, faults);
        faults.accept(example.part("property")
                .where()
                .fault("OBS-014", "There is no such observed property.", "Name one that a pack declares."));
        return false;
    }

    private static boolean isJudgedSo(Item example, ObservedKind kind, Consumer<Fault> faults) {
        List<String> found = doubts(example, kind);
        List<String> expected = example.list("flags").stream().map(Item::text).toList();
        if (found.equals(expected)) return true;
        faults.accept(example.where()
                .fault(
                        "OBS-015",
                        "Example \"" + example.text("example", "") + "\" expects " + expected + " but finds " + found
                                + ".",
                        "Mend the property, or the example if it asks for the wrong thing."));
        return false;
    }

    private static List<String> doubts(Item example, ObservedKind kind) {
        long now_us = US_PER_SECOND * SECONDS_USUAL * SECONDS_USUAL;
        long before_us = now_us - US_PER_SECOND * example.whole("seconds", SECONDS_USUAL);
        BigDecimal before = example.decimal("before");
        QualityState state =
                before == null ? QualityState.START : new QualityState(before_us, before.doubleValue(), before_us);
        double value = example.part("value").value() instanceof BigDecimal number ? number.doubleValue() : Double.NaN;
        int flags = QualityCheck.judge(kind.rules(), state, now_us, value, now_us, example.text("unit"))
                .flags();
        return QualityFlag.of(flags).stream()
                .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}

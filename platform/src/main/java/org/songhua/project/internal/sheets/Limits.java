package org.songhua.project.internal.sheets;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.evaluation.PlanDefinition.Redline;
import org.songhua.evaluation.RedlineCheck;
import org.songhua.evaluation.RedlineCheck.Judged;
import org.songhua.evaluation.RedlineCheck.Verdict;
import org.songhua.evaluation.Redlines;
import org.songhua.pack.Text;
import org.songhua.people.Caller;
import org.songhua.project.Limit;
import org.songhua.register.Register;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;

/**
 * Holds records against the red lines of the plans that their packs name. Codes {@code PROJ-010} for a line that is crossed, {@code
 * PROJ-011} for one that cannot be decided because something is not known.
 */
public final class Limits {
    private final ProjectBook book;
    private final Redlines redlines;
    private final Supplier<Registers> registers;

    public Limits(ProjectBook book, Redlines redlines, Supplier<Registers> registers) {
        this.book = book;
        this.redlines = redlines;
        this.registers = registers;
    }

    /** {@return what the limits say against a record, whatever its state; nothing when it keeps them} */
    List<Fault> against(RegisterRecord record) {
        var faults = new ArrayList<Fault>();
        for (Limit limit : book.limits(record.register())) faults.addAll(faults(limit, record));
        return faults;
    }

    /** {@return what they say against a record that has left its open states} */
    List<Fault> beyond(RegisterRecord record) {
        var faults = new ArrayList<Fault>();
        for (Limit limit : book.limits(record.register()))
            if (!limit.open().contains(record.state())) faults.addAll(faults(limit, record));
        return faults;
    }

    private List<Fault> faults(Limit limit, RegisterRecord record) {
        List<Redline> lines = redlines.list().stream()
                .filter(line -> limit.lines().contains(line.code()))
                .toList();
        return RedlineCheck.of(lines, facts(limit, record)).verdicts().stream()
                .filter(one -> one.verdict() == Verdict.CROSSED || one.verdict() == Verdict.UNKNOWN)
                .map(one -> fault(limit, registers.get().get(limit.register(), Caller.SYSTEM), one))
                .toList();
    }

    private static Map<String, Object> facts(Limit limit, RegisterRecord record) {
        var facts = new TreeMap<String, Object>(limit.given());
        limit.facts().forEach((fact, field) -> {
            Object value = record.fields().get(field);
            if (value != null) facts.put(fact, value instanceof BigDecimal number ? number.doubleValue() : value);
        });
        return facts;
    }

    private static Fault fault(Limit limit, Register register, Judged judged) {
        Redline line = judged.redline();
        boolean crossed = judged.verdict() == Verdict.CROSSED;
        String zh = crossed ? said(limit, register, judged, Text::zh) : missing(limit, register, judged, Text::zh, "、");
        String en =
                crossed ? said(limit, register, judged, Text::en) : missing(limit, register, judged, Text::en, ", ");
        return Fault.refused(
                crossed ? "PROJ-010" : "PROJ-011",
                Place.atField("/fields/" + field(limit, judged)),
                line.title().zh() + (crossed ? "：" : "：无法判定，缺少") + zh + "（" + line.basis() + "） / "
                        + line.title().en() + (crossed ? ": " : ": not decided for want of ") + en,
                line.remedy().zh() + " / " + line.remedy().en());
    }

    /** The values that were looked at, by the labels of their fields. */
    private static String said(Limit limit, Register register, Judged judged, Function<Text, String> language) {
        var said = new ArrayList<String>();
        limit.facts().keySet().stream().sorted().forEach(fact -> {
            Object value = judged.used().get(fact);
            if (value != null) said.add(label(limit, register, fact, language) + " " + plain(value));
        });
        return String.join(", ", said);
    }

    private static String missing(
            Limit limit, Register register, Judged judged, Function<Text, String> language, String between) {
        return judged.missing().stream()
                .map(fact -> label(limit, register, fact, language))
                .collect(Collectors.joining(between));
    }

    private static String label(Limit limit, Register register, String fact, Function<Text, String> language) {
        return register.findField(limit.facts().getOrDefault(fact, ""))
                .map(field -> language.apply(field.attribute().title()))
                .orElse(fact);
    }

    /** {@return the field that somebody would change: the first that is missing, else the first that was looked at} */
    private static String field(Limit limit, Judged judged) {
        var names = new ArrayList<>(judged.missing());
        names.addAll(judged.used().keySet());
        return names.stream()
                .filter(limit.facts()::containsKey)
                .findFirst()
                .map(limit.facts()::get)
                .orElse("");
    }

    private static String plain(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : value.toString();
    }
}

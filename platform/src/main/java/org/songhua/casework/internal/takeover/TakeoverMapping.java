package org.songhua.casework.internal.takeover;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultLog;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.YamlFile;

/**
 * How a table of another system's cases is read. Columns that are not mapped are empty names.
 *
 * @param source channel of the cases
 * @param zone zone of the times
 * @param times their forms, the first that fits counts
 * @param clock clock whose limit the table gives
 * @param crs what the degrees are of
 * @param steps what rows have gone through, in order
 */
public record TakeoverMapping(
        String source,
        String flow,
        ZoneId zone,
        List<DateTimeFormatter> times,
        String number,
        String opened,
        String due,
        String clock,
        String longitude,
        String latitude,
        String crs,
        String address,
        String text,
        Choice classes,
        @Nullable Choice departments,
        List<Step> steps) {
    private static final int MOST_FAULTS = 100;

    /**
     * A column whose values stand for codes.
     *
     * @param otherwise code of all other values; empty when they have none
     */
    public record Choice(String column, Map<String, String> values, String otherwise) {
        static Choice of(Item item) {
            var values = new LinkedHashMap<String, String>();
            item.part("values").entries().forEach((value, code) -> values.put(value, code.text()));
            return new Choice(item.text("column", ""), values, item.text("otherwise", ""));
        }

        /** {@return the code of a value; empty when it has none} */
        String code(String value) {
            return values.getOrDefault(value, otherwise);
        }

        /** {@return every code that a row may come to} */
        public Set<String> codes() {
            var codes = new LinkedHashSet<>(values.values());
            if (!otherwise.isEmpty()) codes.add(otherwise);
            return codes;
        }
    }

    /**
     * An action that rows have gone through.
     *
     * @param at column that says when
     * @param column column that says whether; empty when all rows did
     * @param is values of it of which a row has one
     */
    public record Step(
            String action,
            String at,
            String column,
            Set<String> is,
            String by,
            @Nullable String reason,
            Map<String, String> fields) {
        static Step of(Item item) {
            var fields = new LinkedHashMap<String, String>();
            item.part("fields").entries().forEach((name, value) -> fields.put(name, value.text()));
            Item when = item.part("when");
            var is = new HashSet<String>();
            when.list("is").forEach(value -> is.add(value.text()));
            return new Step(
                    item.text("do", ""),
                    item.text("at", ""),
                    when.text("column", ""),
                    is,
                    item.text("by", "other_system"),
                    item.text("reason"),
                    fields);
        }
    }

    /** {@return the mapping that a YAML file holds} @throws FaultException with every mistake */
    public static TakeoverMapping read(String yaml, String fileName) {
        var faults = new FaultLog(MOST_FAULTS);
        Item item = YamlFile.read(fileName, yaml.getBytes(StandardCharsets.UTF_8), TakeoverShape.MAPPING, faults);
        faults.throwIfAny();
        TakeoverMapping mapping = of(Optional.ofNullable(item).orElseThrow(), faults);
        faults.throwIfAny();
        return mapping;
    }

    private static TakeoverMapping of(Item item, FaultLog faults) {
        Item departments = item.find("department");
        return new TakeoverMapping(
                item.text("source", ""),
                item.text("flow", ""),
                zone(item, faults),
                times(item, faults),
                item.text("number", ""),
                item.text("opened", ""),
                item.text("due", ""),
                item.text("clock", "overall"),
                item.text("longitude", ""),
                item.text("latitude", ""),
                item.text("crs", "WGS84"),
                item.text("address", ""),
                item.text("text", ""),
                Choice.of(item.part("class")),
                departments == null ? null : Choice.of(departments),
                item.list("steps").stream().map(Step::of).toList());
    }

    private static ZoneId zone(Item item, FaultLog faults) {
        String name = item.text("zone", "");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            faults.accept(item.part("zone")
                    .where()
                    .fault("CASE-240", "There is no zone " + name + ".", "Name one such as Asia/Shanghai."));
            return ZoneId.of("UTC");
        }
    }

    private static List<DateTimeFormatter> times(Item item, FaultLog faults) {
        var forms = new ArrayList<DateTimeFormatter>();
        for (Item one : item.list("times")) {
            try {
                forms.add(DateTimeFormatter.ofPattern(one.text(), Locale.ENGLISH));
            } catch (IllegalArgumentException e) {
                faults.accept(one.where()
                        .fault("CASE-240", one.text() + " is no form of times.", "Write it as yyyy-MM-dd HH:mm:ss."));
            }
        }
        return forms;
    }

    /** {@return every column that is named} */
    Set<String> columns() {
        var columns = new LinkedHashSet<>(List.of(number, opened, due, longitude, latitude, address, text));
        columns.add(classes.column());
        if (departments != null) columns.add(departments.column());
        steps.forEach(step -> columns.addAll(List.of(step.at(), step.column())));
        columns.remove("");
        return columns;
    }

    /** {@return whether a table says where, and what address stands at that place} */
    public boolean tellsDefaultPoints() {
        return !longitude.isEmpty() && !latitude.isEmpty() && !address.isEmpty();
    }

    /** {@return the moment that a text means; empty when no form fits. A day alone begins at midnight.} */
    Optional<Instant> time(String said) {
        for (DateTimeFormatter form : times) {
            try {
                TemporalAccessor read = form.parse(said);
                LocalDateTime local = read.isSupported(ChronoField.HOUR_OF_DAY)
                        ? LocalDateTime.from(read)
                        : LocalDate.from(read).atStartOfDay();
                return Optional.of(local.atZone(zone).toInstant());
            } catch (DateTimeException e) {
                // The next form may fit.
            }
        }
        return Optional.empty();
    }
}

package org.songhua.edge.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.pack.AttributeSchema;
import org.songhua.register.RecordQuery;
import org.songhua.register.RecordQuery.Sort;

/**
 * Reads a question for records from the parameters of an address; everything that is wrong with it at once. Fields are asked
 * for as {@code f.name=value}, {@code f.name.min} and {@code f.name.max}.
 */
final class RecordQueries {
    private static final Set<String> KNOWN =
            Set.of("state", "region", "department", "q", "dueUntil", "bbox", "sort", "after", "limit");
    private static final int DEFAULT_LIMIT = 100;
    private static final int LONGEST = 200;

    private final Map<String, String> parameters;
    private final FaultLog log = new FaultLog(20);
    private final Map<String, String> equal = new HashMap<>();
    private final Map<String, String> least = new HashMap<>();
    private final Map<String, String> most = new HashMap<>();

    private RecordQueries(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    static RecordQuery read(Map<String, String> parameters) {
        var reader = new RecordQueries(parameters);
        RecordQuery query = reader.read();
        reader.log.throwIfAny();
        return query;
    }

    private RecordQuery read() {
        for (String name : parameters.keySet()) {
            if (name.startsWith("f.")) field(name);
            else if (!KNOWN.contains(name)) fault(name, "The parameter is not known here.", "Leave it out.");
        }
        Sort sort = sort();
        return new RecordQuery(
                text("state"),
                text("region"),
                text("department"),
                text("q"),
                equal,
                least,
                most,
                day("dueUntil"),
                box(),
                sort,
                after(sort),
                limit());
    }

    private void field(String parameter) {
        String name = parameter.substring(2);
        String value = text(parameter);
        if (value == null) return;
        if (name.endsWith(".min")) least.put(name.substring(0, name.length() - 4), value);
        else if (name.endsWith(".max")) most.put(name.substring(0, name.length() - 4), value);
        else equal.put(name, value);
    }

    private @Nullable String text(String name) {
        String value = parameters.get(name);
        if (value == null || value.isBlank()) return null;
        if (value.length() <= LONGEST && value.indexOf('\0') < 0) return value.strip();
        fault(name, "This is no text of at most 200 characters.", "Shorten it.");
        return null;
    }

    private int limit() {
        String value = text("limit");
        if (value == null) return DEFAULT_LIMIT;
        if (value.matches("[1-9]\\d{0,3}") && Integer.parseInt(value) <= RecordQuery.MAX_LIMIT)
            return Integer.parseInt(value);
        fault("limit", "This is no whole number from 1 to 1000.", "Give one.");
        return DEFAULT_LIMIT;
    }

    private @Nullable LocalDate day(String name) {
        String value = text(name);
        try {
            LocalDate day = value == null ? null : LocalDate.parse(value);
            if (day == null || AttributeSchema.isDay(day)) return day;
        } catch (DateTimeException e) {
            // Told below, together with days that no calendar has.
        }
        fault(name, "This is no day.", "Give one such as 2026-01-31.");
        return null;
    }

    private Sort sort() {
        String value = text("sort");
        if (value == null || value.equals("key")) return Sort.KEY;
        if (!value.equals("due")) fault("sort", "Records have no order " + value + ".", "Give key or due.");
        return Sort.DUE;
    }

    private @Nullable String after(Sort sort) {
        String value = text("after");
        if (value == null || sort == Sort.KEY || isDayAndKey(value)) return value;
        fault("after", "This is not where a page ended.", "Give what the page before called next.");
        return null;
    }

    private static boolean isDayAndKey(String text) {
        int blank = text.indexOf(' ');
        try {
            return blank > 0 && AttributeSchema.isDay(LocalDate.parse(text.substring(0, blank)));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private List<Double> box() {
        String value = text("bbox");
        if (value == null) return List.of();
        var box = new ArrayList<Double>();
        try {
            for (String part : value.split(",", -1)) box.add(Double.valueOf(part));
        } catch (NumberFormatException e) {
            box.clear();
        }
        boolean good = box.size() == 4
                && box.stream().allMatch(Double::isFinite)
                && box.get(0) <= box.get(2)
                && box.get(1) <= box.get(3);
        if (good) return box;
        fault("bbox", "This is no rectangle.", "Give west,south,east,north in degrees.");
        return List.of();
    }

    private void fault(String name, String problem, String remedy) {
        log.accept(Fault.refused("REG-032", Place.atField(name), problem, remedy));
    }
}

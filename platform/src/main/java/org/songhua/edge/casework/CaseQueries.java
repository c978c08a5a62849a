package org.songhua.edge.casework;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseQuery;
import org.songhua.casework.CaseQuery.Sort;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;

/** Reads a question for cases from the parameters of an address; everything that is wrong with it at once. */
final class CaseQueries {
    private static final Set<String> KNOWN = Set.of(
            "kind",
            "state",
            "stage",
            "class",
            "department",
            "region",
            "severity",
            "channel",
            "overdue",
            "dueBefore",
            "pending",
            "supervised",
            "routed",
            "unlimited",
            "located",
            "number",
            "from",
            "to",
            "bbox",
            "object",
            "warn",
            "sort",
            "after",
            "limit",
            "by");
    private static final int DEFAULT_LIMIT = 100;

    private final Map<String, String> parameters;
    private final FaultLog log = new FaultLog(20);

    private CaseQueries(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    static CaseQuery read(Map<String, String> parameters) {
        var reader = new CaseQueries(parameters);
        CaseQuery query = reader.read();
        reader.log.throwIfAny();
        return query;
    }

    private CaseQuery read() {
        for (String name : parameters.keySet())
            if (!KNOWN.contains(name)) fault(name, "The parameter is not known here.", "Leave it out.");
        return new CaseQuery(
                list("kind"),
                list("state"),
                whole("stage", 1, 7),
                text("class"),
                text("department"),
                text("region"),
                text("severity"),
                text("channel"),
                truth("overdue"),
                instant("dueBefore"),
                text("pending"),
                orZero(whole("supervised", 0, 3)),
                truth("routed"),
                truth("unlimited"),
                truth("located"),
                text("number"),
                instant("from"),
                instant("to"),
                box(),
                id("object"),
                whole("warn", 0, 9),
                sort(),
                id("after"),
                limit());
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private int limit() {
        Integer given = whole("limit", 1, CaseQuery.MAX_LIMIT);
        return given == null ? DEFAULT_LIMIT : given;
    }

    private @Nullable String text(String name) {
        String value = parameters.get(name);
        if (value == null || value.isEmpty()) return null;
        if (value.length() <= 100 && value.indexOf('\0') < 0) return value;
        return wrong(name, "a text of at most 100 characters");
    }

    private List<String> list(String name) {
        String value = text(name);
        return value == null ? List.of() : Arrays.asList(value.split(",", -1));
    }

    private @Nullable Integer whole(String name, int least, int most) {
        String value = text(name);
        if (value == null) return null;
        if (value.matches("\\d{1,6}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most)
            return Integer.valueOf(value);
        return wrong(name, "a whole number from " + least + " to " + most);
    }

    private @Nullable Boolean truth(String name) {
        String value = text(name);
        if (value == null) return null;
        return (value.equals("true") || value.equals("false")) ? Boolean.valueOf(value) : wrong(name, "true or false");
    }

    private @Nullable Instant instant(String name) {
        return read(name, text -> OffsetDateTime.parse(text).toInstant(), "a time such as 2026-01-31T00:00:00Z");
    }

    private double @Nullable [] box() {
        String value = text("bbox");
        if (value == null) return null;
        try {
            double[] box = Arrays.stream(value.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (box.length == 4
                    && box[0] <= box[2]
                    && box[1] <= box[3]
                    && Arrays.stream(box).allMatch(Double::isFinite)) return box;
        } catch (NumberFormatException e) {
            // Told below.
        }
        return wrong("bbox", "west,south,east,north in degrees");
    }

    private Sort sort() {
        String value = text("sort");
        if (value == null) return Sort.CREATED;
        return Arrays.stream(Sort.values())
                .filter(sort -> sort.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseGet(() -> {
                    wrong("sort", "created, due or changed");
                    return Sort.CREATED;
                });
    }

    private @Nullable UUID id(String name) {
        return read(name, UUID::fromString, "an id");
    }

    private <T> @Nullable T read(String name, Function<String, T> parser, String expected) {
        String value = text(name);
        if (value == null) return null;
        Optional<T> found = Parsing.find(value, parser);
        return found.isPresent() ? found.get() : wrong(name, expected);
    }

    /** {@return nothing, after telling the fault} */
    @SuppressWarnings("TypeParameterUnusedInFormals") // only ever null
    private <T> @Nullable T wrong(String name, String expected) {
        fault(name, "This is not " + expected + ".", "Give " + expected + ".");
        return null;
    }

    private void fault(String name, String problem, String remedy) {
        log.accept(Fault.refused("CASE-150", Place.atField(name), problem, remedy));
    }
}

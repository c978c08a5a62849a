package org.songhua.edge.open311;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Reports.PublicQuery;
import org.songhua.engine.odata.Literals;
import org.songhua.engine.text.Parsing;

/**
 * Reads the question for requests: at most 90 days, the last 90 days or the latest thousand when nothing is said, pages by
 * {@code page} and {@code page_size}, a place by {@code bbox}.
 */
final class Open311Query {
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int MOST = 1_000;
    private static final int DEFAULT_PAGE = 1_000;
    private static final Pattern DEGREES = Pattern.compile("\\s*[+-]?\\d{1,3}(\\.\\d*)?\\s*");

    private Open311Query() {}

    static PublicQuery read(Map<String, String> parameters, Instant now) {
        int size = whole(parameters, "page_size", DEFAULT_PAGE, MOST);
        int page = whole(parameters, "page", 1, 1_000_000);
        Instant from = instant(parameters, "start_date");
        Instant to = instant(parameters, "end_date");
        if (from == null) from = (to == null ? now : to).minus(LONGEST);
        if (to != null && to.isBefore(from)) throw Refused.bad("end_date is before start_date");
        Instant latest = from.plus(LONGEST);
        if (to != null && to.isAfter(latest.plusSeconds(1)))
            throw Refused.bad("start_date and end_date may be 90 days apart at most");
        return new PublicQuery(
                numbers(parameters.get("service_request_id")),
                list(parameters.get("service_code")),
                from,
                to,
                instant(parameters, "updated_after"),
                instant(parameters, "updated_before"),
                status(parameters.get("status")),
                box(parameters.get("bbox")),
                (page - 1) * size,
                size);
    }

    /** The question for updates of requests: those that changed in a period. */
    static PublicQuery updates(Map<String, String> parameters, Instant now) {
        Instant from = instant(parameters, "start_date");
        Instant to = instant(parameters, "end_date");
        Instant since = from == null ? (to == null ? now : to).minus(Duration.ofDays(1)) : from;
        return new PublicQuery(List.of(), List.of(), null, null, since, to, null, null, 0, MOST);
    }

    private static List<String> list(@Nullable String value) {
        return value == null || value.isBlank()
                ? List.of()
                : Arrays.stream(value.split(",")).map(String::strip).toList();
    }

    private static List<Long> numbers(@Nullable String value) {
        var numbers = new ArrayList<Long>();
        // What is no number can be no request of ours; an impossible one keeps the list from meaning all.
        for (String id : list(value)) numbers.add(id.matches("\\d{1,18}") ? Long.parseLong(id) : -1);
        return numbers;
    }

    private static @Nullable Boolean status(@Nullable String value) {
        Set<String> wanted = Set.copyOf(list(value));
        if (wanted.isEmpty() || wanted.equals(Set.of("open", "closed"))) return null;
        if (wanted.equals(Set.of("open"))) return true;
        if (wanted.equals(Set.of("closed"))) return false;
        throw Refused.bad("status is open, closed, or both");
    }

    private static @Nullable Instant instant(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        if (value == null || value.isBlank()) return null;
        return Parsing.find(value.strip().replace(' ', '+'), Literals::instant)
                .orElseThrow(() -> Refused.bad(name + " is no time of the form 2010-05-24T18:13:21Z"));
    }

    private static int whole(Map<String, String> parameters, String name, int fallback, int most) {
        String value = parameters.get(name);
        if (value == null || value.isBlank()) return fallback;
        if (!value.matches("[1-9]\\d{0,6}") || Integer.parseInt(value) > most)
            throw Refused.bad(name + " is a number from 1 to " + most);
        return Integer.parseInt(value);
    }

    private static double @Nullable [] box(@Nullable String value) {
        if (value == null || value.isBlank()) return null;
        String[] parts = value.split(",", -1);
        // Java would take 1d and 0x1p0 for numbers, too.
        if (parts.length == 4
                && Arrays.stream(parts).allMatch(part -> DEGREES.matcher(part).matches())) {
            double[] box = Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
            if (box[0] <= box[2] && box[1] <= box[3]) return box;
        }
        throw Refused.bad("bbox is west,south,east,north");
    }
}

package org.songhua.survey.internal.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.songhua.register.RecordQuery;
import org.songhua.register.RegisterRecord;
import org.songhua.register.RegisterState;
import org.songhua.register.Registers;
import org.songhua.survey.Survey;
import org.songhua.survey.Surveys.Fate;

/** Counts what became of the problems of a year by area, whoever found them. */
final class Fates {
    private final Survey survey;
    private final Registers registers;
    private final LocalDate today;

    Fates(Survey survey, Registers registers, LocalDate today) {
        this.survey = survey;
        this.registers = registers;
        this.today = today;
    }

    List<Fate> list(int year, String region, int digits, Caller caller) {
        var open = new HashSet<String>();
        registers.get(survey.register(), caller).states().forEach(state -> {
            if (state.kind() == RegisterState.Kind.OPEN) open.add(state.code());
        });
        var areas = new TreeMap<String, Area>();
        RecordQuery query = RecordQuery.ALL
                .between(survey.fields().found(), year + "-01-01", year + "-12-31")
                .within(region.isEmpty() ? null : region);
        registers.each(
                survey.register(),
                query,
                caller,
                record -> areas.computeIfAbsent(area(record.region(), digits), code -> new Area())
                        .add(record, open));
        var fates = new ArrayList<Fate>();
        areas.forEach((code, area) -> fates.add(area.fate(code)));
        return fates;
    }

    private static String area(@Nullable String region, int digits) {
        String code = region == null ? "" : region;
        return code.length() <= digits ? code : code.substring(0, digits);
    }

    /** Counts of one area. */
    private final class Area {
        private final Map<String, Long> byState = new TreeMap<>();
        private final Set<Object> units = new HashSet<>();
        private long found;
        private long timed;
        private long late;

        void add(RegisterRecord record, Set<String> open) {
            found++;
            byState.merge(record.state(), 1L, Long::sum);
            units.add(record.fields().getOrDefault(survey.fields().unit(), record.key()));
            if (!(record.fields().get(survey.fields().deadline()) instanceof String day)) return;
            timed++;
            boolean isDone = record.fields().get(survey.fields().done()) != null;
            if (day.compareTo(today.toString()) < 0 && !isDone && open.contains(record.state())) late++;
        }

        Fate fate(String code) {
            return new Fate(code, found, byState, timed, late, units.size());
        }
    }
}

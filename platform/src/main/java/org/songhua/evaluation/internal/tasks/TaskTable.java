package org.songhua.evaluation.internal.tasks;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Light;
import org.songhua.evaluation.Tasks;
import org.songhua.evaluation.Tasks.Part;
import org.songhua.evaluation.Tasks.Step;
import org.songhua.evaluation.Tasks.TaskBoard;
import org.songhua.evaluation.Tasks.TaskLine;
import org.songhua.evaluation.Tasks.TaskSum;
import org.songhua.evaluation.internal.declared.TaskRegister;
import org.songhua.register.RegisterRecord;

/** Puts the records of a register together as tasks of a plan; pure. Every part of a region is judged by the same rule. */
final class TaskTable {
    private static final Comparator<Step> BY_DAY = Comparator.comparing(
                    Step::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Step::key);

    private final TaskRegister declared;
    private final LocalDate today;
    private final List<Part> parts;
    private final Map<String, List<RegisterRecord>> records = new HashMap<>();

    /**
     * @param parts of the region, in order
     * @param found the records within it
     * @param partOf code of the part that a region lies in; null when it lies in none
     */
    TaskTable(
            TaskRegister declared,
            LocalDate today,
            List<Part> parts,
            List<RegisterRecord> found,
            java.util.function.Function<String, @Nullable String> partOf) {
        this.declared = declared;
        this.today = today;
        this.parts = List.copyOf(parts);
        for (RegisterRecord record : found) {
            String part = record.region() == null ? null : partOf.apply(record.region());
            if (part != null && record.fields().get(declared.clause()) instanceof BigDecimal clause)
                records.computeIfAbsent(key(clause.intValue(), part), k -> new ArrayList<>())
                        .add(record);
        }
    }

    private static String key(int clause, String part) {
        return clause + "@" + part;
    }

    TaskBoard board() {
        var lines = new ArrayList<TaskLine>();
        var sums = new ArrayList<TaskSum>();
        for (int clause = declared.first(); clause <= declared.last(); clause++) {
            int number = clause;
            List<TaskLine> ofTask =
                    parts.stream().map(part -> line(number, part)).toList();
            lines.addAll(ofTask);
            sums.add(sum(clause, ofTask));
        }
        List<Part> silent = parts.stream()
                .filter(part -> lines.stream()
                        .noneMatch(line ->
                                line.part().equals(part) && !line.milestones().isEmpty()))
                .toList();
        return new TaskBoard(declared.plan(), declared.register(), today, lines, sums, silent);
    }

    private TaskLine line(int clause, Part part) {
        List<RegisterRecord> all = records.getOrDefault(key(clause, part.code()), List.of());
        List<Step> steps = all.stream().map(this::step).sorted(BY_DAY).toList();
        List<String> units = all.stream()
                .map(record -> String.valueOf(record.fields().getOrDefault(declared.unit(), "")))
                .filter(unit -> !unit.isBlank())
                .distinct()
                .sorted()
                .toList();
        return new TaskLine(
                clause,
                part,
                units,
                steps,
                Light.worst(steps.stream().map(Step::light).toList()).light());
    }

    private Step step(RegisterRecord record) {
        LocalDate due = day(record.fields().get(declared.due()));
        boolean done = declared.done().contains(record.state());
        return new Step(record.id(), record.key(), record.title(), due, done, light(due, done));
    }

    private Light light(@Nullable LocalDate due, boolean done) {
        if (done) return Light.GREEN;
        if (due == null) return Light.UNKNOWN;
        if (due.isBefore(today)) return Light.RED;
        return due.minusDays(Tasks.SOON_DAYS).isAfter(today) ? Light.GREEN : Light.YELLOW;
    }

    private static @Nullable LocalDate day(@Nullable Object value) {
        try {
            return value instanceof String text ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static TaskSum sum(int clause, List<TaskLine> lines) {
        var lights = new EnumMap<Light, Integer>(Light.class);
        int done = 0;
        int milestones = 0;
        for (TaskLine line : lines) {
            lights.merge(line.light(), 1, Integer::sum);
            done += (int) line.milestones().stream().filter(Step::done).count();
            milestones += line.milestones().size();
        }
        List<Part> missing = lines.stream()
                .filter(line -> line.milestones().isEmpty())
                .map(TaskLine::part)
                .toList();
        return new TaskSum(clause, lights, done, milestones, missing);
    }
}

package org.songhua.register.internal.declared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.flow.Attempt;
import org.songhua.engine.flow.FlowCase;
import org.songhua.pack.part.PackPart.Examples;
import org.songhua.pack.yaml.Item;
import org.songhua.people.Permission;
import org.songhua.register.RecordStep;
import org.songhua.register.Register;
import org.songhua.register.internal.rules.DutyDates;
import org.songhua.register.internal.rules.FieldCheck;
import org.songhua.register.internal.rules.LifeCycle;
import org.songhua.register.internal.rules.Values;

/** Walks the examples of a register through the same rules as records; without a database and without a clock. */
final class RegisterExamples {
    private static final Set<String> ALL =
            Arrays.stream(Permission.values()).map(Permission::code).collect(Collectors.toSet());

    private final Register register;
    private final FieldCheck check;
    private final LifeCycle life;
    private final DutyDates duties;
    private final Consumer<Fault> faults;

    RegisterExamples(Register register, Consumer<Fault> faults) {
        this.register = register;
        this.faults = faults;
        check = new FieldCheck(register);
        life = new LifeCycle(register);
        duties = new DutyDates(register);
    }

    Examples run(Item file) {
        int failed = 0;
        List<Item> examples = file.list("examples");
        for (Item example : examples) if (!new Walk(example).succeeds()) failed++;
        return new Examples(examples.size(), failed);
    }

    /** One example on its way. */
    private final class Walk {
        private final Item example;
        private final LocalDate entered;
        private boolean good = true;
        private FlowCase subject = FlowCase.blank();
        private Instant at;

        Walk(Item example) {
            this.example = example;
            entered = LocalDate.parse(example.text("entered", "2026-01-01"));
            at = entered.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        boolean succeeds() {
            var found = new ArrayList<Fault>();
            Map<String, Object> values = Values.typed(register, scalars(example.part("fields")), found::add);
            found.addAll(check.faults(values));
            expect(example, RegisterReader.texts(example, "faults"), found);
            if (!found.isEmpty() || !good) return good;
            subject = life.begin(attempt(LifeCycle.CREATE, "clerk", values, Set.of()))
                    .after();
            example.list("steps").forEach(this::step);
            if (example.find("ends") != null && !subject.state().equals(example.text("ends", "")))
                fail(example.part("ends"), "It ends in state " + subject.state() + ".");
            due();
            return good;
        }

        private void step(Item step) {
            at = at.plusSeconds(3600);
            var evidence = Set.copyOf(RegisterReader.texts(step, "evidence"));
            if (!evidence.isEmpty())
                subject = life.remark(subject, attempt(LifeCycle.ATTACH, "clerk", Map.of(), evidence))
                        .after();
            var found = new ArrayList<Fault>();
            Map<String, Object> change = Values.typed(register, scalars(step.part("fields")), found::add);
            Map<String, Object> after = Values.after(Values.ofTexts(register, subject.fields()), change);
            String action = step.text("do", "");
            Attempt attempt = attempt(action, step.text("by", "clerk"), change, Set.of());
            found.addAll(check.faults(after));
            boolean amends = action.equals(RecordStep.AMEND);
            if (!amends) found.addAll(life.against(subject, attempt, after));
            expect(step, RegisterReader.texts(step, "refused"), found);
            if (found.isEmpty())
                subject = (amends ? life.remark(subject, attempt) : life.done(subject, attempt)).after();
        }

        private Attempt attempt(String action, String by, Map<String, Object> fields, Set<String> evidence) {
            return new Attempt(action, by, ALL, at, null, null, Values.texts(fields), evidence);
        }

        private void due() {
            Map<String, LocalDate> days =
                    duties.days(subject.state(), Values.ofTexts(register, subject.fields()), entered);
            example.part("due").entries().forEach((duty, day) -> {
                if (!day.text().equals(String.valueOf(days.get(duty))))
                    fail(day, "Duty " + duty + " falls due on " + days.get(duty) + ".");
            });
        }

        private void expect(Item item, List<String> expected, List<Fault> found) {
            List<String> codes =
                    found.stream().map(Fault::code).distinct().sorted().toList();
            if (codes.equals(expected.stream().distinct().sorted().toList())) return;
            fail(
                    item,
                    "Expected faults " + expected + " but found "
                            + found.stream().map(Fault::line).toList() + ".");
        }

        private void fail(Item item, String problem) {
            good = false;
            faults.accept(item.where()
                    .fault("REGP-020", example.text("example", "") + ": " + problem, "Correct example or register."));
        }
    }

    private static Map<String, Object> scalars(Item items) {
        var values = new LinkedHashMap<String, Object>();
        items.entries().forEach((name, item) -> values.put(name, item.value()));
        return values;
    }
}

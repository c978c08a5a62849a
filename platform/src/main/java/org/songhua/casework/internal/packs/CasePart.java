package org.songhua.casework.internal.packs;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.songhua.casework.CaseClass;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.flow.Flow;
import org.songhua.engine.flow.FlowCheck;
import org.songhua.engine.text.Parsing;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;
import org.songhua.people.Permission;

/** The pack files {@code cases/*.yml}: read, checked over all packs together, their examples run. */
public final class CasePart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "cases/*.yml";

    /** Facts that guards may ask for beside fields and counters. */
    static final Set<String> FACTS =
            Set.of("class", "severity", "channel", "region", "department", "condition", "supervision");

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return CaseShapes.FILE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        var reader = new CaseReader(content.files(FILES));
        Map<String, Flow> flows = checkFlows(reader, faults);
        checkClasses(reader, flows, faults);
        checkLimits(reader, flows, faults);
        checkDays(reader, faults);
        if (flows.isEmpty()) return Examples.NONE;
        return new ExampleRun(flows, faults).run(reader.examples);
    }

    private static Map<String, Flow> checkFlows(CaseReader reader, Consumer<Fault> faults) {
        Set<String> permissions =
                Arrays.stream(Permission.values()).map(Permission::code).collect(Collectors.toSet());
        var sound = new HashMap<String, Flow>();
        var seen = new HashSet<String>();
        for (var placed : reader.flows) {
            Flow flow = placed.value();
            Item item = placed.item();
            if (!seen.add(flow.key()))
                faults.accept(
                        item.keyWhere().fault("CASE-001", "Flow " + flow.key() + " stands in two files.", "Keep one."));
            var found = FlowCheck.faults(flow, permissions, FACTS);
            found.forEach(fault -> faults.accept(item.keyWhere()
                    .fault(fault.code(), fault.place().field() + ": " + fault.problem(), fault.remedy())));
            if (found.isEmpty()) sound.put(flow.key(), flow);
        }
        return sound;
    }

    private static void checkClasses(CaseReader reader, Map<String, Flow> flows, Consumer<Fault> faults) {
        var seen = new HashSet<String>();
        for (var placed : reader.classes) {
            CaseClass one = placed.value();
            if (!seen.add(one.code()))
                fault(faults, placed.item(), "CASE-002", "Class " + one.code() + " stands twice.", "Keep one of them.");
            if (!flows.containsKey(one.flow()))
                fault(
                        faults,
                        placed.item(),
                        "CASE-003",
                        "There is no sound flow \"" + one.flow() + "\".",
                        "Name a flow, here or under defaults.");
            if (!reader.hasGroup(one.groupCode()))
                fault(
                        faults,
                        placed.item(),
                        "CASE-004",
                        "There is no group \"" + one.groupCode() + "\".",
                        "Add it under groups.");
            for (CaseClass.Question question : one.questions()) {
                if (question.type().endsWith("list") == question.values().isEmpty())
                    fault(
                            faults,
                            placed.item(),
                            "CASE-005",
                            "Question " + question.code() + " has a list of values, or needs one.",
                            "Give values to lists only.");
            }
            checkConditions(placed, faults);
        }
    }

    /** A condition rests on an earlier question and on answers that it can be given. */
    private static void checkConditions(CaseReader.Placed<CaseClass> placed, Consumer<Fault> faults) {
        var earlier = new HashMap<String, Set<String>>();
        for (CaseClass.Question question : placed.value().questions()) {
            CaseClass.Condition when = question.when();
            if (when != null && !earlier.getOrDefault(when.question(), Set.of()).containsAll(when.is()))
                fault(
                        faults,
                        placed.item(),
                        "CASE-018",
                        "Question " + question.code() + " waits for an answer that no earlier list offers.",
                        "Name an earlier question of a list, and keys of its values.");
            earlier.put(question.code(), question.values().keySet());
        }
    }

    private static void checkLimits(CaseReader reader, Map<String, Flow> flows, Consumer<Fault> faults) {
        Set<String> clocks = flows.values().stream()
                .flatMap(flow -> flow.actions().stream())
                .flatMap(action -> action.starts().stream())
                .collect(Collectors.toSet());
        for (var placed : reader.limits) {
            String clock = placed.value().clock();
            if (!clocks.contains(clock))
                fault(faults, placed.item(), "CASE-006", "No flow starts a clock " + clock + ".", "Correct the name.");
            String head = placed.value().classHead();
            if (reader.classes.stream().noneMatch(one -> one.value().code().startsWith(head)))
                fault(faults, placed.item(), "CASE-007", "No class begins with " + head + ".", "Correct it.");
        }
        checkEveryClockHasALimit(reader, flows, faults);
    }

    /** A clock without a limit would never warn anybody. */
    private static void checkEveryClockHasALimit(CaseReader reader, Map<String, Flow> flows, Consumer<Fault> faults) {
        for (var placed : reader.classes) {
            Flow flow = flows.get(placed.value().flow());
            if (flow == null) continue;
            var clocks = new HashSet<String>();
            flow.actions().forEach(action -> clocks.addAll(action.starts()));
            reader.limits.stream()
                    .map(CaseReader.Placed::value)
                    .filter(limit -> placed.value().code().startsWith(limit.classHead()))
                    .filter(limit -> limit.condition() == 0
                            && limit.severity().isEmpty()
                            && limit.areaHead().isEmpty()
                            && limit.season().isEmpty())
                    .forEach(limit -> clocks.remove(limit.clock()));
            for (String clock : clocks)
                fault(
                        faults,
                        placed.item(),
                        "CASE-008",
                        "Nothing limits the clock " + clock + " of "
                                + placed.value().code() + " in general.",
                        "Add a limit for the class or for a head of its code.");
        }
    }

    private static void checkDays(CaseReader reader, Consumer<Fault> faults) {
        for (var placed : reader.limits) {
            String season = placed.value().season();
            if (!season.isEmpty() && !(isDayOfYear(season.substring(0, 5)) && isDayOfYear(season.substring(6))))
                fault(
                        faults,
                        placed.item(),
                        "CASE-009",
                        season + " is no season.",
                        "Give first and last day, MM-DD/MM-DD.");
        }
        for (var placed : reader.responsibilities) {
            LocalDate from = placed.value().from();
            LocalDate to = placed.value().to();
            for (String key : List.of("from", "until")) {
                String day = placed.item().text(key, "");
                if (!day.isEmpty() && CaseReader.day(day) == null)
                    fault(faults, placed.item(), "CASE-016", "There is no day " + day + ".", "Correct it.");
            }
            if (from != null && to != null && to.isBefore(from))
                fault(faults, placed.item(), "CASE-010", "It ends before it begins.", "Correct the days.");
        }
    }

    private static boolean isDayOfYear(String day) {
        return Parsing.find("--" + day, MonthDay::parse).isPresent();
    }

    private static void fault(Consumer<Fault> faults, Item item, String code, String problem, String remedy) {
        faults.accept(item.keyWhere().fault(code, problem, remedy));
    }
}

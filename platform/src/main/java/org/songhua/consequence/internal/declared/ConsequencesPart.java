package org.songhua.consequence.internal.declared;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.consequence.Consequence;
import org.songhua.consequence.internal.follow.Template;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.flow.Guard;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/** The pack files {@code consequences.yml}: read, checked over all packs together, their examples played. */
public final class ConsequencesPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "consequences.yml";

    private static final String REGISTERS = "registers/*.yml";
    private static final String CASES = "cases/*.yml";

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return ConsequenceShapes.FILE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Map<String, Item> registers = content.byCode(REGISTERS);
        var classes = new HashSet<String>();
        var clocks = new HashSet<String>();
        for (PartFile file : content.files(CASES)) {
            classes.addAll(file.content().part("classes").entries().keySet());
            clocks(file.content(), clocks);
        }
        var all = new LinkedHashMap<String, Consequence>();
        var found = new ArrayList<Fault>();
        for (PartFile file : content.files(FILES))
            for (Consequence one : ConsequenceReader.read(file)) {
                Item at = file.content().part("consequences").part(one.code());
                Consequence other = all.putIfAbsent(one.code(), one);
                if (other != null)
                    found.add(at.keyWhere()
                            .fault("CONSP-004", "Pack " + other.pack() + " has one of this code.", "Rename it."));
                new ConsequenceCheck(at, registers, classes, clocks, found::add).run();
            }
        for (List<String> circle : Circles.of(all.values())) {
            Consequence first = Objects.requireNonNull(all.get(circle.getFirst()));
            content.files(FILES).stream()
                    .filter(file -> file.pack().equals(first.pack()))
                    .map(file -> file.content().part("consequences").find(first.code()))
                    .filter(Objects::nonNull)
                    .forEach(at -> found.add(at.keyWhere()
                            .fault(
                                    "CONSP-006",
                                    "It follows from itself without end: " + String.join(", ", circle) + ".",
                                    "Let one of them follow from another step.")));
        }
        found.forEach(faults);
        return found.isEmpty() ? play(content, all, faults) : Examples.NONE;
    }

    private static void clocks(Item file, Set<String> clocks) {
        for (Item flow : file.part("flows").entries().values())
            for (Item action : flow.part("actions").entries().values())
                action.list("starts").forEach(clock -> clocks.add(clock.text()));
    }

    private static Examples play(PackContent content, Map<String, Consequence> all, Consumer<Fault> faults) {
        int run = 0;
        int failed = 0;
        for (PartFile file : content.files(FILES))
            for (Item example : file.content().list("examples")) {
                run++;
                String problem = problem(all.get(example.text("consequence", "")), example);
                if (problem.isEmpty()) continue;
                failed++;
                faults.accept(example.where()
                        .fault("CONSP-005", example.text("example", "") + ": " + problem, "Correct one of the two."));
            }
        return new Examples(run, failed);
    }

    private static String problem(@Nullable Consequence one, Item example) {
        if (one == null) return "It names no consequence.";
        Map<String, Object> values = new HashMap<>();
        ConsequenceReader.scalars(example.part("fields"))
                .forEach((name, value) ->
                        values.put(name, value instanceof Long whole ? BigDecimal.valueOf(whole) : value));
        String when = one.cause().when();
        boolean follows = when.isEmpty() || Guard.parse(when).holds(values);
        if (follows != example.truth("follows", true)) return follows ? "It follows." : "It does not follow.";
        String text = example.text("text");
        Consequence.Opens opens = one.opens();
        if (text == null || opens == null) return "";
        String told = Template.text(opens.text(), values);
        return told.equals(text) ? "" : "It says: " + told;
    }

    /** {@return the consequences of all packs, which have been checked} */
    public static List<Consequence> consequences(PackContent content) {
        return content.files(FILES).stream()
                .flatMap(file -> ConsequenceReader.read(file).stream())
                .toList();
    }
}

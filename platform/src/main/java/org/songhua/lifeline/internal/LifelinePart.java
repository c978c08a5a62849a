package org.songhua.lifeline.internal;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/** {@code lifelines.yml}: networks under pressure. Checks that what it names is declared, and that numbers can be. */
public final class LifelinePart implements PackPart {
    private static final double HIGHEST_HEAD_M = 1000;
    private static final double MOST_LITRES = 5000;
    private static final double MOST_ALARMS = 1000;
    private static final double MOST_YUAN = 1e6;
    private static final String OBSERVED = "observed.yml";
    private static final String REGISTERS = "registers/*.yml";

    @Override
    public String files() {
        return LifelineFormat.FILE;
    }

    @Override
    public Shape.Table shape() {
        return LifelineFormat.SHAPE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        var seen = new HashMap<String, Item>();
        for (PartFile file : content.files(LifelineFormat.FILE))
            file.content().part("lifelines").entries().forEach((code, item) -> {
                twice(code, item, seen.putIfAbsent(code, item), faults);
                new Check(content, faults).lifeline(item);
            });
        return Examples.NONE;
    }

    private static void twice(String code, Item item, @Nullable Item before, Consumer<Fault> faults) {
        if (before == null) return;
        faults.accept(item.keyWhere()
                .fault(
                        "LIFE-010",
                        "The network " + code + " is declared in "
                                + before.where().file() + " too.",
                        "Give it another code, or take one away."));
    }

    /** Looks at one network. */
    private record Check(PackContent content, Consumer<Fault> faults) {
        void lifeline(Item item) {
            Item pipes = item.part("pipes");
            of(pipes, "from", "to", "diameter", "length", "material", "year");
            of(item.part("valves"), "node");
            if (item.part("valves").find("open") != null) of(item.part("valves"), "open");
            of(item.part("sources"), "node");
            of(item.part("consumers"), "residents");
            for (Item critical : item.part("consumers").list("critical")) declared(critical);
            between(item.part("sources"), "head", HIGHEST_HEAD_M);
            between(item.part("consumers"), "litres_per_day", MOST_LITRES);
            if (item.find("live") != null) live(item.part("live"));
            if (item.find(RenewalRules.KEY) != null) renewal(item.part(RenewalRules.KEY), pipes.text("class", ""));
        }

        /** Breaks must be entered as facets of the network's pipes, with a day. */
        private void renewal(Item renewal, String pipes) {
            between(renewal.part("cost"), "job", MOST_YUAN);
            between(renewal.part("cost"), "metre", MOST_YUAN);
            between(renewal.part("cost"), "millimetre", MOST_YUAN);
            between(renewal, "short", 1);
            Item code = renewal.part("register");
            Optional<Item> register = content.files(REGISTERS).stream()
                    .filter(file -> file.stem().replace('-', '_').equals(code.text()))
                    .map(PartFile::content)
                    .findFirst();
            if (register.isEmpty()) {
                faults.accept(code.where()
                        .fault(
                                "LIFE-016",
                                "There is no register " + code.text() + ".",
                                "Name one that a pack declares."));
                return;
            }
            Item date = renewal.part("date");
            Item field = register.get().part("fields").part(date.text());
            if (!"date".equals(field.text("format", "")))
                faults.accept(date.where()
                        .fault(
                                "LIFE-017",
                                "The register " + code.text() + " has no day " + date.text() + ".",
                                "Name a field of the format date."));
            if (register.get().list("objects").stream()
                    .noneMatch(one -> one.text().equals(pipes)))
                faults.accept(code.where()
                        .fault(
                                "LIFE-018",
                                "Records of " + code.text() + " are no facets of " + pipes + ".",
                                "Name " + pipes + " among the objects of the register."));
        }

        private void live(Item live) {
            observed(live.part("pressure"));
            if (live.find("inflow") != null) observed(live.part("inflow"));
            between(live, "false_alarms_per_year", MOST_ALARMS);
            List<Double> day = LiveFormat.day(live);
            double mean = day.stream().mapToDouble(Double::doubleValue).sum() / LiveFormat.HOURS;
            if (day.size() == LiveFormat.HOURS
                    && Math.abs(mean - 1) < 0.01
                    && day.stream().allMatch(hour -> hour > 0)) return;
            faults.accept(live.part("day")
                    .where()
                    .fault(
                            "LIFE-015",
                            "The use of a day must be 24 numbers above 0 whose mean is 1.",
                            "Give one number for each hour, the hour from midnight first."));
        }

        private void observed(Item code) {
            boolean isKnown = content.files(OBSERVED).stream()
                    .anyMatch(
                            file -> file.content().part("properties").entries().containsKey(code.text()));
            if (isKnown) return;
            faults.accept(code.where()
                    .fault(
                            "LIFE-014",
                            "No pack declares that " + code.text() + " is observed.",
                            "Name a property of observed.yml."));
        }

        private Optional<ClassDefinition> declared(Item code) {
            Optional<ClassDefinition> found = content.findClass(code.text());
            if (found.isEmpty())
                faults.accept(code.where()
                        .fault("LIFE-011", "There is no class " + code.text() + ".", "Name one that a pack declares."));
            return found;
        }

        private void of(Item part, String... attributes) {
            Optional<ClassDefinition> definition = declared(part.part("class"));
            if (definition.isEmpty()) return;
            for (String key : attributes)
                attribute(definition.get(), part.part(key), part.part(key).text());
            for (Map.Entry<String, Item> where : part.part("where").entries().entrySet())
                attribute(definition.get(), where.getValue(), where.getKey());
        }

        private void attribute(ClassDefinition definition, Item at, String name) {
            if (definition.attributes().stream().anyMatch(one -> one.name().equals(name))) return;
            faults.accept(at.where()
                    .fault(
                            "LIFE-012",
                            "The class " + definition.code() + " has no attribute " + name + ".",
                            "Name one it declares."));
        }

        private void between(Item part, String key, double most) {
            BigDecimal value = part.decimal(key);
            if (value == null || (value.doubleValue() > 0 && value.doubleValue() <= most)) return;
            faults.accept(part.part(key)
                    .where()
                    .fault("LIFE-013", "The value must be above 0 and at most " + most + ".", "Mend the number."));
        }
    }
}

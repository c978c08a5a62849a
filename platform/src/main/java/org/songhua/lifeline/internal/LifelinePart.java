package org.songhua.lifeline.internal;

import java.math.BigDecimal;
import java.util.HashMap;
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

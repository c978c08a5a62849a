package org.songhua.cim.internal.quality.declared;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectFilter;
import org.songhua.engine.cql.Evaluator;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/** {@code checks.yml} of a pack. */
public final class ChecksPart implements PackPart {

    @Override
    public String files() {
        return ChecksFormat.FILE;
    }

    @Override
    public Shape.Table shape() {
        return ChecksFormat.SHAPE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Map<String, DeclaredCheck> checks = new CheckReader(content, faults)
                .read().stream().collect(Collectors.toMap(one -> one.check().code(), one -> one));
        var result = Examples.NONE;
        for (PartFile file : content.files(ChecksFormat.FILE))
            for (var entry : file.content().part("checks").entries().entrySet())
                for (Item example : entry.getValue().list("examples"))
                    result = result.and(run(example, checks.get(entry.getKey()), faults));
        return result;
    }

    /** {@return the checks of all packs, which have been verified} */
    public static List<DeclaredCheck> checks(PackContent content) {
        return new CheckReader(content, fault -> {}).read();
    }

    private static Examples run(Item example, @Nullable DeclaredCheck check, Consumer<Fault> faults) {
        if (check == null) return Examples.NONE;
        String code = example.text(
                "class", check.check().classes().stream().findFirst().orElse(""));
        ObjectFilter filter =
                check.rule() instanceof Rule.Where where ? where.filters().get(code) : null;
        if (filter == null) {
            faults.accept(example.where()
                    .fault("CHECK-010", "An example needs a filter and one of its classes.", "Take the example away."));
            return new Examples(1, 1);
        }
        boolean found = new Evaluator(filter.expression()).matches(name -> value(example.part("attributes"), name));
        if (found == example.truth("found", !found)) return new Examples(1, 0);
        faults.accept(example.where()
                .fault(
                        "CHECK-011",
                        "Example \"" + example.text("example", "") + "\" is " + (found ? "" : "not ") + "found.",
                        "Mend the check, or the example if it asks for the wrong thing."));
        return new Examples(1, 1);
    }

    private static @Nullable Object value(Item attributes, String name) {
        Item item = attributes.find(name);
        if (item == null) return null;
        return item.value() instanceof Long whole ? BigDecimal.valueOf(whole) : item.value();
    }
}

package org.songhua.evaluation.internal.declared;

import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.pack.yaml.Shape;

/** What the data are called that indicators need. Codes {@code EVAL-055} and {@code EVAL-056}. */
public final class InputsPart implements PackPart {
    private static final String FILES = "inputs.yml";
    private static final String TABLE = "inputs";
    private static final String CODE = "[a-z][a-z0-9_]*";

    private static final Shape.Table SHAPE = new Shape.Table(
            FILES,
            "Names of the data that indicators need; a class of city objects that has no name here goes by its own.",
            List.of(required(
                    TABLE,
                    new Shape.Map(Shape.code("land_supply"), Shape.inBothLanguages("name of data", 100)),
                    "Code to name; unique over all packs.")));

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return SHAPE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        var mistakes = new Mistakes(faults);
        content.each(
                FILES,
                TABLE,
                again -> mistakes.tell(again, "EVAL-055", "Two packs name these data.", "Keep one of the names."),
                (code, item) -> {});
        var known = names(content).keySet();
        for (PartFile file : content.files(IndicatorReader.FILES))
            for (Item one : file.content().part("indicators").entries().values())
                for (Item input : one.list("inputs"))
                    if (input.text().matches(CODE)) mistakes.name(input, known, "EVAL-056", "name of data");
        return Examples.NONE;
    }

    /** {@return what data are called, by their code} */
    public static Map<String, Text> names(PackContent content) {
        var names = new TreeMap<String, Text>();
        for (ClassDefinition one : content.classes()) names.put(one.code(), one.title());
        content.entries(FILES, TABLE).forEach((code, item) -> names.put(code, item.inBothLanguages()));
        return names;
    }
}

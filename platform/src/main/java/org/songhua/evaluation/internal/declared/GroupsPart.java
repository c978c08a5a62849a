package org.songhua.evaluation.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.songhua.engine.fault.Fault;
import org.songhua.evaluation.RegionGroup;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/** Groups of regions that have a report of their own. Code {@code EVAL-043}. */
public final class GroupsPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "groups.yml";

    private static final Shape.Text CODE = Shape.code("border");
    private static final Shape.Table GROUP = new Shape.Table(
            "region group",
            "Regions that are looked at together.",
            List.of(
                    required("title", Shape.inBothLanguages("group name", 200), "Its name."),
                    required(
                            "members",
                            new Shape.Many(Shape.Text.like("a code of a region", "[0-9]{6,12}"), true),
                            "Codes of the regions."),
                    optional("basis", Shape.Text.of("a basis", 200), "Document that names them.")));
    private static final Shape.Table SHAPE = new Shape.Table(
            "groups.yml",
            "Groups of regions that do not make up a larger one, each with a report of its own.",
            List.of(required("groups", new Shape.Map(CODE, GROUP), "Code to group; unique over all packs.")));

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
        var codes = new HashSet<String>();
        for (PartFile file : content.files(FILES))
            file.content().part("groups").entries().forEach((code, item) -> {
                if (!codes.add(code))
                    faults.accept(
                            item.keyWhere().fault("EVAL-043", "Two packs have a group of this code.", "Rename one."));
            });
        return Examples.NONE;
    }

    /** {@return the groups of all packs} */
    public static List<RegionGroup> read(PackContent content) {
        return content.files(FILES).stream().flatMap(GroupsPart::groups).toList();
    }

    private static Stream<RegionGroup> groups(PartFile file) {
        return file.content().part("groups").entries().entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue()));
    }

    private static RegionGroup group(String code, Item item) {
        Item title = item.part("title");
        return new RegionGroup(
                code,
                new Text(title.text("zh", ""), title.text("en", "")),
                item.text("basis", ""),
                item.list("members").stream().map(Item::text).toList());
    }
}

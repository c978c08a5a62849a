package org.songhua.evaluation.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.songhua.engine.fault.Fault;
import org.songhua.evaluation.RegionGroup;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.pack.yaml.Shape;

/** Groups of regions that have a report of their own, and classes of cities among them. Codes {@code EVAL-043} and
 * {@code EVAL-045}. */
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
                    optional("basis", Shape.Text.of("a basis", 200), "Document that names them."),
                    optional(
                            "city_class",
                            new Shape.Truth(),
                            "Whether it is a class of cities that grades of indicators may name; a region is in one at most."),
                    optional(
                            "level",
                            new Shape.Whole(1, 5),
                            "Level of the regions that belong to the class though no class names them.")));
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
        var classOf = new HashMap<String, String>();
        var mistakes = new Mistakes(faults);
        content.each(
                FILES,
                "groups",
                again -> mistakes.tell(again, "EVAL-043", "Two packs have a group of this code.", "Rename one."),
                (code, item) -> {
                    if (item.truth("city_class", false)) cityClass(code, item, classOf, faults);
                });
        return Examples.NONE;
    }

    private static void cityClass(String code, Item item, Map<String, String> classOf, Consumer<Fault> faults) {
        Item level = item.find("level");
        if (level != null) claim(code, "level " + level.text(), level, classOf, faults);
        for (Item member : item.list("members")) claim(code, member.text(), member, classOf, faults);
    }

    /** A region of two classes would have two thresholds, and a level two classes. */
    private static void claim(
            String code, String what, Item item, Map<String, String> classOf, Consumer<Fault> faults) {
        String other = classOf.putIfAbsent(what, code);
        if (other != null)
            faults.accept(item.where()
                    .fault("EVAL-045", what + " is in the class " + other + " already.", "Keep it in one class."));
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
                item.list("members").stream().map(Item::text).toList(),
                item.truth("city_class", false),
                item.find("level") == null ? null : (Integer) item.whole("level", 0));
    }
}

package org.songhua.service.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.pack.yaml.Shape;
import org.songhua.service.Checklist;
import org.songhua.service.Service;

/** The pack file {@code checklists.yml}: what records are judged by, item by item. Codes {@code SERVP-014} to {@code SERVP-016}. */
public final class ChecklistsPart implements PackPart {
    /** What the file is called inside a pack. */
    public static final String FILE = "checklists.yml";

    private static final Shape.Text CODE = Shape.Text.like("a code such as `elder_station`", "[a-z][a-z0-9_]{0,39}");

    private static final Shape.Table ITEM = new Shape.Table(
            "checklist item",
            "One item; without the data it asks for it is not known, and never met.",
            List.of(
                    required("title", ServiceShapes.NAME, "What people call it."),
                    required("group", CODE, "Group it belongs to."),
                    required("holds", Shape.Text.of("a condition", 500), "When it is met."),
                    optional("basis", Shape.Text.of("a basis", 300), "What it rests on.")));

    private static final Shape.Table CHECKLIST = new Shape.Table(
            "checklist",
            "What the records of a register are judged by.",
            List.of(
                    required("title", ServiceShapes.NAME, "Its name."),
                    required("basis", Shape.Text.of("a basis", 300), "What it rests on."),
                    required("register", CODE, "Register whose records are judged."),
                    required("groups", new Shape.Map(CODE, ServiceShapes.NAME), "Groups of items."),
                    required("items", new Shape.Map(CODE, ITEM), "Its items in order.")));

    private static final Shape.Table SHAPE = new Shape.Table(
            "checklists.yml",
            "What records are judged by, item by item.",
            List.of(required("checklists", new Shape.Map(CODE, CHECKLIST), "The lists by code.")));

    @Override
    public String files() {
        return FILE;
    }

    @Override
    public Shape.Table shape() {
        return SHAPE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Map<String, Item> registers = PublicServicesPart.registers(content);
        var mistakes = new Mistakes(faults);
        PublicServicesPart.each(
                content, FILE, "checklists", "SERVP-014", mistakes, at -> check(at, registers, mistakes));
        return Examples.NONE;
    }

    private static void check(Item at, Map<String, Item> registers, Mistakes mistakes) {
        if (!mistakes.name(at.find("register"), registers.keySet(), "SERVP-015", "register")) return;
        Item register = registers.getOrDefault(at.text("register", ""), Item.nothing(at.where()));
        at.part("items").entries().values().forEach(item -> {
            mistakes.name(item.find("group"), at.part("groups").entries().keySet(), "SERVP-015", "group");
            mistakes.condition(
                    item.find("holds"), register.part("fields").entries().keySet(), "SERVP-015", "SERVP-016");
        });
    }

    /** {@return the lists of all packs, which have been checked} */
    public static List<Checklist> checklists(PackContent content) {
        var lists = new ArrayList<Checklist>();
        for (PartFile file : content.files(FILE))
            file.content()
                    .part("checklists")
                    .entries()
                    .forEach((code, at) -> lists.add(checklist(file.pack(), code, at)));
        return lists;
    }

    private static Checklist checklist(String pack, String code, Item at) {
        var items = new LinkedHashMap<String, Checklist.Item>();
        at.part("items").entries().forEach((name, item) -> items.put(name, item(at, item)));
        return new Checklist(
                code, pack, ServiceReader.text(at.part("title")), at.text("basis", ""), at.text("register", ""), items);
    }

    private static Checklist.Item item(Item list, Item at) {
        Text title = ServiceReader.text(at.part("title"));
        Text says = new Text("缺：" + title.zh(), "Missing: " + title.en());
        return new Checklist.Item(
                title,
                ServiceReader.text(list.part("groups").part(at.text("group", ""))),
                new Service.Rule(title, "", at.text("holds", ""), says, at.text("basis", list.text("basis", ""))));
    }
}

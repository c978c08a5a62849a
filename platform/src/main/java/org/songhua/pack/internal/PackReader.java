package org.songhua.pack.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.ClassGroup;
import org.songhua.pack.Pack;
import org.songhua.pack.Text;
import org.songhua.pack.internal.PackDraft.ClassDraft;
import org.songhua.pack.internal.PackDraft.GroupDraft;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;
import org.songhua.pack.yaml.Where;
import org.songhua.pack.yaml.YamlFile;

/**
 * Reads the files of one pack. Every file is read whatever the others hold; a pack whose code is wrong goes by the name
 * of its folder, so that the checks between packs stay possible.
 */
final class PackReader {
    private final PackFolder folder;
    private final Consumer<Fault> faults;

    private PackReader(PackFolder folder, Consumer<Fault> faults) {
        this.folder = folder;
        this.faults = faults;
    }

    /** {@return what the files say; incomplete when a fault was told} */
    static PackDraft read(PackFolder folder, Consumer<Fault> faults) {
        return new PackReader(folder, faults).read();
    }

    private PackDraft read() {
        checkFiles();
        var head = file(PackFormat.PACK_FILE, PackFormat.PACK);
        var code = head.find("code");
        if (code != null && !code.text().equals(folder.name())) wrongCode(code);
        var pack = new Pack(
                folder.name(),
                head.text("version", ""),
                text(head.part("title")),
                head.list("requires").stream().map(Item::text).toList());
        var content = file(PackFormat.CLASSES_FILE, PackFormat.CLASSES);
        return new PackDraft(
                pack,
                folder,
                code == null ? head.where() : code.where(),
                head.list("requires"),
                groups(content),
                classes(content),
                partFiles());
    }

    static Text text(Item title) {
        return new Text(title.text("zh", ""), title.text("en", ""));
    }

    private List<GroupDraft> groups(Item content) {
        return content.part("groups").entries().entrySet().stream()
                .map(e -> group(e.getKey(), e.getValue()))
                .toList();
    }

    private static GroupDraft group(String code, Item item) {
        return new GroupDraft(new ClassGroup(code, text(item.part("title")), item.whole("order", 0)), item.keyWhere());
    }

    private List<ClassDraft> classes(Item content) {
        var reader = new ClassReader(folder.name(), content.part("attribute_sets"), faults);
        return content.part("classes").entries().entrySet().stream()
                .map(e -> reader.read(e.getKey(), e.getValue()))
                .toList();
    }

    private Item file(String name, Shape.Table shape) {
        var content = folder.find(name);
        var nothing = Item.nothing(Where.startOf(folder.shown(name)));
        if (content == null) return nothing;
        var item = YamlFile.read(folder.shown(name), content, shape, faults);
        return item == null ? nothing : item;
    }

    /** Files whose form another module declares. */
    private List<PartFile> partFiles() {
        var found = new ArrayList<PartFile>();
        for (var path : folder.files().keySet()) {
            PackPartFiles.of(path)
                    .ifPresent(part ->
                            found.add(new PartFile(part.files(), folder.name(), path, file(path, part.shape()))));
        }
        return found;
    }

    /** A misspelt file name must not mean that its content is silently left out. */
    private void checkFiles() {
        var spec = folder.name() + PackFormat.SPEC_SUFFIX;
        var known = Set.of(PackFormat.PACK_FILE, PackFormat.CLASSES_FILE, spec);
        for (var file : folder.files().keySet()) {
            if (isYaml(file) && !known.contains(file) && PackPartFiles.of(file).isEmpty())
                unknownFile(file, names(known));
        }
        for (var file : PackFormat.TEXT_FILES) {
            if (folder.find(file) == null) missingFile(file);
        }
        if (folder.find(spec) == null) missingFile(spec);
    }

    private static String names(Set<String> known) {
        var parts = PackPartFiles.all().stream().map(PackPart::files);
        return Stream.concat(known.stream().sorted(), parts).collect(Collectors.joining(", "));
    }

    private static boolean isYaml(String file) {
        return file.endsWith(".yml") || file.endsWith(".yaml");
    }

    private void unknownFile(String file, @Nullable String known) {
        faults.accept(Where.startOf(folder.shown(file))
                .fault("PACK-011", "No pack has a file of this name.", "Name it one of " + known + "."));
    }

    private void missingFile(String file) {
        faults.accept(Where.startOf(folder.shown(PackFormat.PACK_FILE))
                .fault("PACK-010", "The pack has no file " + file + ".", "Write it; every pack has one."));
    }

    private void wrongCode(Item code) {
        faults.accept(code.where()
                .fault(
                        "PACK-012",
                        "The code is \"" + code.text() + "\", the folder is \"" + folder.name() + "\".",
                        "Make them equal."));
    }
}

package org.songhua.pack.internal;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.pack.PackVerifier;
import org.songhua.pack.internal.PackDraft.ClassDraft;
import org.songhua.pack.part.PackPart.Examples;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.YamlFile;

/**
 * Checks packs in folders of the file system. Found as a service by {@link PackVerifier#create()}, so that the root of
 * the module does not depend on its inside.
 */
public final class FolderVerifier implements PackVerifier {

    @Override
    public Report verify(Path packsFolder) {
        var faults = new ArrayList<Fault>();
        var folders = PackFolders.below(packsFolder, faults::add);
        if (folders.isEmpty() && faults.isEmpty()) {
            var place = Place.inFile(packsFolder.toString());
            faults.add(Fault.refused(
                    "PACK-014", place, "No pack.yml lies below this folder.", "Name the folder of the packs."));
        }
        var own = folders.stream().map(PackFolder::name).collect(Collectors.toSet());
        var drafts = LoadedPacks.read(withRequired(folders), faults);
        var classes = drafts.stream()
                .flatMap(draft -> draft.classes().stream())
                .map(ClassDraft::definition)
                .toList();
        var formIsSound = faults.isEmpty();
        var specs = folders.stream().map(folder -> spec(folder, faults)).toList();
        // Examples of classes that are not as their author meant them would only hide the mistake.
        var runner = new SpecRunner(formIsSound ? classes : List.of());
        if (formIsSound) specs.forEach(spec -> run(runner, spec));
        faults.addAll(runner.faults());
        var content = new DraftContent(drafts);
        var others = formIsSound ? PackPartFiles.check(content, faults::add) : Examples.NONE;
        return new Report(
                content.list().stream()
                        .filter(pack -> own.contains(pack.code()))
                        .toList(),
                (int) classes.stream().filter(one -> own.contains(one.pack())).count(),
                runner.examples() + others.run(),
                runner.failed() + others.failed(),
                LoadedPacks.sorted(faults));
    }

    /** {@return these packs, and what they require of those that the program brings along} */
    private static List<PackFolder> withRequired(List<PackFolder> folders) {
        var all = new LinkedHashMap<String, PackFolder>();
        folders.forEach(folder -> all.put(folder.name(), folder));
        var wanted = new ArrayDeque<String>();
        folders.forEach(folder -> wanted.addAll(required(folder)));
        wanted.removeAll(all.keySet());
        if (wanted.isEmpty()) return folders;
        Map<String, PackFolder> brought = PackFolders.ofClasspath(FolderVerifier.class.getClassLoader()).stream()
                .collect(Collectors.toMap(PackFolder::name, Function.identity(), (one, other) -> one));
        var packs = new ArrayList<>(folders);
        while (!wanted.isEmpty()) {
            PackFolder found = brought.get(wanted.remove());
            if (found == null || all.putIfAbsent(found.name(), found) != null) continue;
            packs.add(found);
            wanted.addAll(required(found));
        }
        return packs;
    }

    private static List<String> required(PackFolder folder) {
        return PackReader.read(folder, fault -> {}).pack().requires();
    }

    private static void run(SpecRunner runner, @Nullable Item spec) {
        if (spec != null) runner.run(spec);
    }

    private static @Nullable Item spec(PackFolder folder, List<Fault> faults) {
        var name = folder.name() + PackFormat.SPEC_SUFFIX;
        var content = folder.find(name);
        return content == null ? null : YamlFile.read(folder.shown(name), content, PackFormat.SPEC, faults::add);
    }

    @Override
    public void watch(Path packsFolder, Consumer<Report> listener) {
        FolderWatch.run(packsFolder, () -> listener.accept(verify(packsFolder)));
    }
}

package org.songhua.pack.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
        var drafts = LoadedPacks.read(folders, faults);
        var classes = drafts.stream()
                .flatMap(draft -> draft.classes().stream())
                .map(ClassDraft::definition)
                .toList();
        var formIsSound = faults.isEmpty();
        var specs = drafts.stream().map(draft -> spec(draft.folder(), faults)).toList();
        // Examples of classes that are not as their author meant them would only hide the mistake.
        var runner = new SpecRunner(formIsSound ? classes : List.of());
        if (formIsSound) specs.forEach(spec -> run(runner, spec));
        faults.addAll(runner.faults());
        var content = new DraftContent(drafts);
        var others = formIsSound ? PackPartFiles.check(content, faults::add) : Examples.NONE;
        return new Report(
                content.list(),
                classes.size(),
                runner.examples() + others.run(),
                runner.failed() + others.failed(),
                LoadedPacks.sorted(faults));
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

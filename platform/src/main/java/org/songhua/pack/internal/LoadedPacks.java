package org.songhua.pack.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassGroup;
import org.songhua.pack.Pack;
import org.songhua.pack.Packs;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;

/** Packs read and found to be without fault. A service for {@link Packs#ofClasspath()} where no program runs. Immutable. */
public final class LoadedPacks implements PackContent {
    private final PackContent content;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    /** The packs that the program brings along. */
    public LoadedPacks() {
        this(withFolder(""));
    }

    /**
     * The packs that the program brings along, and those of a folder.
     *
     * @param folder further packs; empty for none
     * @throws FaultException when a pack has a fault
     */
    LoadedPacks(String folder) {
        this(withFolder(folder));
    }

    private LoadedPacks(List<PackFolder> folders) {
        var faults = new ArrayList<Fault>();
        var drafts = read(folders, faults);
        content = new DraftContent(drafts);
        if (faults.isEmpty()) PackPartFiles.check(content, faults::add);
        if (!faults.isEmpty()) throw new FaultException(sorted(faults));
        folders.forEach(folder -> folder.files().forEach((file, bytes) -> files.put(folder.shown(file), bytes)));
    }

    static LoadedPacks of(List<PackFolder> folders) {
        return new LoadedPacks(folders);
    }

    /** {@return the packs in order; what is wrong with them goes to the list} */
    static List<PackDraft> read(List<PackFolder> folders, List<Fault> faults) {
        var drafts = folders.stream()
                .map(folder -> PackReader.read(folder, faults::add))
                .toList();
        return PackLinker.link(drafts, faults::add);
    }

    static List<Fault> sorted(List<Fault> faults) {
        return faults.stream().sorted(PackLinker.BY_PLACE).distinct().toList();
    }

    private static List<PackFolder> withFolder(String folder) {
        var folders = new ArrayList<>(PackFolders.ofClasspath(LoadedPacks.class.getClassLoader()));
        if (!folder.isBlank()) folders.addAll(foldersOf(folder));
        return folders;
    }

    private static List<PackFolder> foldersOf(String folder) {
        var faults = new ArrayList<Fault>();
        var found = PackFolders.below(Path.of(folder), faults::add);
        if (!faults.isEmpty()) throw new FaultException(faults);
        return found;
    }

    /** {@return the files that others had not, had otherwise, or had and these have not} */
    List<String> changedSince(LoadedPacks others) {
        var all = new TreeSet<>(files.keySet());
        all.addAll(others.files.keySet());
        all.removeIf(file -> Arrays.equals(files.get(file), others.files.get(file)));
        return List.copyOf(all);
    }

    @Override
    public LoadedPacks now() {
        return this;
    }

    @Override
    public List<Pack> list() {
        return content.list();
    }

    @Override
    public List<ClassGroup> groups() {
        return content.groups();
    }

    @Override
    public List<ClassDefinition> classes() {
        return content.classes();
    }

    @Override
    public Optional<ClassDefinition> findClass(String code) {
        return content.findClass(code);
    }

    @Override
    public List<PartFile> files(String part) {
        return content.files(part);
    }
}

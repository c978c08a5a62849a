package org.songhua.pack.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassGroup;
import org.songhua.pack.Pack;
import org.songhua.pack.internal.PackDraft.ClassDraft;
import org.songhua.pack.internal.PackDraft.GroupDraft;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;

/** What packs say that were read and put in order. */
final class DraftContent implements PackContent {
    private final List<Pack> packs;
    private final List<ClassGroup> groups;
    private final Map<String, ClassDefinition> classes = new LinkedHashMap<>();
    private final List<PartFile> files;

    DraftContent(List<PackDraft> drafts) {
        packs = drafts.stream().map(PackDraft::pack).toList();
        groups = drafts.stream()
                .flatMap(draft -> draft.groups().stream())
                .map(GroupDraft::group)
                .sorted(Comparator.comparingInt(ClassGroup::order).thenComparing(ClassGroup::code))
                .toList();
        drafts.stream()
                .flatMap(draft -> draft.classes().stream())
                .map(ClassDraft::definition)
                .forEach(definition -> classes.put(definition.code(), definition));
        files = drafts.stream().flatMap(draft -> draft.files().stream()).toList();
    }

    @Override
    public List<Pack> list() {
        return packs;
    }

    @Override
    public List<ClassGroup> groups() {
        return groups;
    }

    @Override
    public List<ClassDefinition> classes() {
        return List.copyOf(classes.values());
    }

    @Override
    public Optional<ClassDefinition> findClass(String code) {
        return Optional.ofNullable(classes.get(code));
    }

    @Override
    public List<PartFile> files(String part) {
        return files.stream().filter(file -> file.part().equals(part)).toList();
    }
}

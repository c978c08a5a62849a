package org.songhua.pack.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.NearWords;
import org.songhua.pack.internal.PackDraft.ClassDraft;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Where;

/**
 * Checks what packs say of each other and puts those that others require first. Packs that do not require each other come
 * in the order of their codes, so that the order never depends on a file system.
 */
final class PackLinker {
    private final Consumer<Fault> faults;
    private final Map<String, PackDraft> byCode = new TreeMap<>();
    private final List<PackDraft> ordered = new ArrayList<>();
    private final Set<String> entered = new HashSet<>();
    private final Set<String> done = new HashSet<>();

    private PackLinker(Consumer<Fault> faults) {
        this.faults = faults;
    }

    /** {@return the packs in order; faults tell what does not fit together} */
    static List<PackDraft> link(Collection<PackDraft> drafts, Consumer<Fault> faults) {
        var linker = new PackLinker(faults);
        drafts.forEach(linker::register);
        linker.byCode.values().forEach(draft -> linker.visit(draft, Item.nothing(draft.where())));
        linker.checkGroups();
        linker.checkClasses();
        return linker.ordered;
    }

    private void register(PackDraft draft) {
        var other = byCode.putIfAbsent(draft.pack().code(), draft);
        if (other != null) refuseTwin("PACK-040", "Pack", draft.pack().code(), draft.where(), other.where());
    }

    /** Depth first, so that what is required comes before what requires it. */
    private void visit(PackDraft draft, Item requiredBy) {
        var code = draft.pack().code();
        if (done.contains(code)) return;
        if (!entered.add(code)) {
            refuse(
                    requiredBy.where(),
                    "PACK-042",
                    "Pack \"" + code + "\" requires itself by way of others.",
                    "Break the circle here.");
            return;
        }
        draft.requires().forEach(required -> visitRequired(required));
        done.add(code);
        ordered.add(draft);
    }

    private void visitRequired(Item required) {
        var draft = byCode.get(required.text());
        if (draft != null) {
            visit(draft, required);
            return;
        }
        refuse(
                required.where(),
                "PACK-041",
                "There is no pack \"" + required.text() + "\".",
                didYouMean(required.text(), byCode.keySet(), "Add the pack or do not require it."));
    }

    /** A group may be used where it is declared and by every pack that builds on that one, but declared once only. */
    private void checkGroups() {
        var declared = new HashMap<String, Where>();
        for (var pack : ordered) {
            for (var group : pack.groups()) {
                var other = declared.putIfAbsent(group.group().code(), group.where());
                if (other != null) refuseTwin("PACK-043", "Group", group.group().code(), group.where(), other);
            }
            var visible = groupsVisibleTo(pack);
            pack.classes().forEach(c -> checkGroup(c, visible));
        }
    }

    /** Groups of the pack and of all it requires, directly or not. */
    private Set<String> groupsVisibleTo(PackDraft pack) {
        var packs = new LinkedHashMap<String, PackDraft>();
        collect(pack, packs);
        var groups = new LinkedHashSet<String>();
        packs.values().forEach(p -> p.groups().forEach(g -> groups.add(g.group().code())));
        return groups;
    }

    private void collect(PackDraft pack, Map<String, PackDraft> packs) {
        if (packs.putIfAbsent(pack.pack().code(), pack) != null) return;
        for (var code : pack.pack().requires()) {
            var required = byCode.get(code);
            if (required != null) collect(required, packs);
        }
    }

    private void checkGroup(ClassDraft draft, Set<String> visible) {
        var group = draft.definition().group();
        if (group.isEmpty() || visible.contains(group)) return;
        refuse(
                draft.groupWhere(),
                "PACK-044",
                "There is no group \"" + group + "\" in this pack or one that it requires.",
                didYouMean(group, visible, "Declare it under groups."));
    }

    /** Class codes are names of collections and layers: unique over all packs. */
    private void checkClasses() {
        var declared = new LinkedHashMap<String, Where>();
        for (var pack : ordered) {
            for (var draft : pack.classes()) {
                var code = draft.definition().code();
                var other = declared.putIfAbsent(code, draft.where());
                if (other != null) refuseTwin("PACK-045", "Class", code, draft.where(), other);
            }
        }
    }

    /** The later of two is told, with the place of the earlier. */
    private void refuseTwin(String code, String kind, String name, Where where, Where other) {
        refuse(
                where,
                code,
                kind + " \"" + name + "\" is declared in " + other.file() + " line " + other.line() + " too.",
                "Rename one of the two.");
    }

    private static String didYouMean(String given, Collection<String> known, String otherwise) {
        return NearWords.nearest(given, known)
                .map(word -> "Did you mean \"" + word + "\"?")
                .orElse(otherwise);
    }

    private void refuse(Where where, String code, String problem, String remedy) {
        faults.accept(where.fault(code, problem, remedy));
    }

    /** Faults by file and line, as an author works through them. */
    static final Comparator<Fault> BY_PLACE = Comparator.<Fault, String>comparing(
                    f -> String.valueOf(f.place().file()))
            .thenComparingLong(f -> f.place().row())
            .thenComparing(Fault::code);
}

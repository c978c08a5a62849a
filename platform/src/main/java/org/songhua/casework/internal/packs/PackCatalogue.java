package org.songhua.casework.internal.packs;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseClass;
import org.songhua.casework.Limit;
import org.songhua.casework.Responsibility;
import org.songhua.engine.flow.Flow;
import org.songhua.pack.Text;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;

/** What the packs of a running program say of cases. */
public final class PackCatalogue implements CaseCatalogue {
    private final PackView<Said> packs;

    /** @param packs without faults */
    public PackCatalogue(PackContent packs) {
        this.packs = PackView.of(packs, Said::of);
    }

    /**
     * What stands in all files together.
     *
     * @param classes by code
     * @param flows by key
     * @param words names by code
     * @param checklists questions by the head of the classes they are for
     */
    private record Said(
            Map<String, CaseClass> classes,
            Map<String, Flow> flows,
            List<Limit> limits,
            List<Responsibility> responsibilities,
            Map<String, Text> words,
            Map<String, Map<String, Text>> checklists) {

        static Said of(PackContent packs) {
            var reader = new CaseReader(packs.files(CasePart.FILES));
            var classes = new LinkedHashMap<String, CaseClass>();
            var flows = new LinkedHashMap<String, Flow>();
            reader.classes.forEach(placed -> classes.put(placed.value().code(), placed.value()));
            reader.flows.forEach(placed -> flows.put(placed.value().key(), placed.value()));
            return new Said(
                    classes,
                    flows,
                    reader.limits.stream().map(CaseReader.Placed::value).toList(),
                    reader.responsibilities.stream()
                            .map(CaseReader.Placed::value)
                            .toList(),
                    Map.copyOf(reader.words),
                    Map.copyOf(reader.checklists));
        }
    }

    @Override
    public List<CaseClass> classes() {
        return List.copyOf(packs.get().classes().values());
    }

    @Override
    public Optional<CaseClass> findClass(String code) {
        return Optional.ofNullable(packs.get().classes().get(code));
    }

    @Override
    public Flow flow(String key) {
        Flow flow = packs.get().flows().get(key);
        if (flow == null) throw new IllegalArgumentException("No pack has a flow " + key + ".");
        return flow;
    }

    @Override
    public List<Flow> flows() {
        return List.copyOf(packs.get().flows().values());
    }

    @Override
    public List<Limit> limits() {
        return packs.get().limits();
    }

    @Override
    public List<Responsibility> responsibilities() {
        return packs.get().responsibilities();
    }

    @Override
    public Map<String, Text> checklist(String classCode) {
        return packs.get().checklists().entrySet().stream()
                .filter(one -> classCode.startsWith(one.getKey()))
                .max(Comparator.comparingInt(one -> one.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(Map.of());
    }

    @Override
    public Map<String, Text> words() {
        return packs.get().words();
    }
}

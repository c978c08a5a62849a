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

/** What the packs of a running program say of cases. */
public final class PackCatalogue implements CaseCatalogue {
    private final Map<String, CaseClass> classes = new LinkedHashMap<>();
    private final Map<String, Flow> flows = new LinkedHashMap<>();
    private final List<Limit> limits;
    private final List<Responsibility> responsibilities;
    private final Map<String, Text> words;
    private final Map<String, Map<String, Text>> checklists;

    /** @param packs without faults */
    public PackCatalogue(PackContent packs) {
        var reader = new CaseReader(packs.files(CasePart.FILES));
        reader.classes.forEach(placed -> classes.put(placed.value().code(), placed.value()));
        reader.flows.forEach(placed -> flows.put(placed.value().key(), placed.value()));
        limits = reader.limits.stream().map(CaseReader.Placed::value).toList();
        responsibilities =
                reader.responsibilities.stream().map(CaseReader.Placed::value).toList();
        words = Map.copyOf(reader.words);
        checklists = Map.copyOf(reader.checklists);
    }

    @Override
    public List<CaseClass> classes() {
        return List.copyOf(classes.values());
    }

    @Override
    public Optional<CaseClass> findClass(String code) {
        return Optional.ofNullable(classes.get(code));
    }

    @Override
    public Flow flow(String key) {
        Flow flow = flows.get(key);
        if (flow == null) throw new IllegalArgumentException("No pack has a flow " + key + ".");
        return flow;
    }

    @Override
    public List<Flow> flows() {
        return List.copyOf(flows.values());
    }

    @Override
    public List<Limit> limits() {
        return limits;
    }

    @Override
    public List<Responsibility> responsibilities() {
        return responsibilities;
    }

    @Override
    public Map<String, Text> checklist(String classCode) {
        return checklists.entrySet().stream()
                .filter(one -> classCode.startsWith(one.getKey()))
                .max(Comparator.comparingInt(one -> one.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(Map.of());
    }

    @Override
    public Map<String, Text> words() {
        return words;
    }
}

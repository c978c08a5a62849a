package org.songhua.evaluation.internal.declared;

import java.util.Map;
import java.util.Optional;
import org.songhua.engine.formula.Kind;
import org.songhua.engine.formula.Unit;
import org.songhua.engine.formula.Vocabulary;

/**
 * What a red line may speak of: the facts that it declares.
 *
 * @param facts name to unit, {@code text} or {@code truth}
 */
record FactWords(Map<String, String> facts) implements Vocabulary {

    @Override
    public boolean hasClass(String classCode) {
        return false;
    }

    @Override
    public Optional<Kind> attribute(String classCode, String attribute) {
        return Optional.empty();
    }

    @Override
    public Optional<Kind> name(String name) {
        String unit = facts.get(name);
        return unit == null ? Optional.empty() : Optional.ofNullable(PlanReader.kind(unit));
    }

    @Override
    public Optional<Unit> parameter(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Unit> indicator(String code) {
        return Optional.empty();
    }
}

package org.songhua.evaluation.internal.plan;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Evaluation.Area;
import org.songhua.people.Scope;

/** Names of regions by their code, read when one is asked for; a code without a name stays as it is. */
final class PlaceNames implements UnaryOperator<String> {
    private final Evaluation evaluation;
    private @Nullable Map<String, String> names;

    PlaceNames(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public String apply(String code) {
        Map<String, String> known = names;
        if (known == null) {
            known = new TreeMap<>();
            for (Area area : evaluation.places(Scope.ALL)) known.put(area.code(), area.name());
            names = known;
        }
        return known.getOrDefault(code, code);
    }
}

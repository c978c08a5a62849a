package org.songhua.evaluation.internal.compute;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Surroundings;

/** What is known without looking at any object: parameters. */
record Constants(Map<String, Double> parameters) implements Surroundings {
    @Override
    public @Nullable Object name(String name) {
        return null;
    }

    @Override
    public @Nullable Double parameter(String name) {
        return parameters.get(name);
    }
}

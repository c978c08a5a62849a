package org.songhua.edge.sta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Result;
import tools.jackson.databind.JsonNode;

/**
 * A place within a property that holds JSON, such as {@code properties/pipes[0]/diameter}.
 *
 * @param property whose JSON it is
 * @param steps keys and numbers of elements from there; empty for all of it
 * @param label last part of the address
 */
record InnerPlace(String property, List<String> steps, String label) {

    /** {@return the place that the end of an address means} */
    static InnerPlace of(List<String> segments) {
        var steps = new ArrayList<String>();
        for (String segment : segments) {
            String[] parts = segment.split("\\[", -1);
            steps.add(parts[0]);
            for (int i = 1; i < parts.length; i++) steps.add(parts[i].replace("]", ""));
        }
        return new InnerPlace(steps.getFirst(), List.copyOf(steps.subList(1, steps.size())), segments.getLast());
    }

    /** {@return what is there; nothing when the property holds no such thing} */
    Optional<Object> find(@Nullable Object value) {
        if (value == null || steps.isEmpty()) return Optional.ofNullable(value);
        String json = switch (value) {
            case RawJson raw -> raw.text();
            case Result.Json result -> result.json();
            default -> null;
        };
        if (json == null) return Optional.empty();
        JsonNode at = Json.MAPPER.readTree(json);
        for (String step : steps)
            at = at.isArray() && step.matches("\\d{1,9}") ? at.path(Integer.parseInt(step)) : at.path(step);
        return at.isMissingNode() ? Optional.empty() : Optional.of(new RawJson(at.toString()));
    }
}

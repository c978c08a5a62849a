package org.songhua.sensing.internal.things;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Result;
import org.songhua.sensing.SensorThings.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a result fits its datastream. */
final class Results {
    private Results() {}

    /** {@return what is wrong, null for nothing} */
    static @Nullable Fault check(Result result, Stream stream, String pointer) {
        if (stream.type() == EntityType.DATASTREAM) return null;
        JsonNode values =
                result instanceof Result.Json json ? JsonMapper.shared().readTree(json.json()) : null;
        if (values == null || !values.isArray())
            return SensingFaults.badResult(pointer, "A MultiDatastream takes arrays of results; this is none.");
        return values.size() == stream.parts()
                ? null
                : SensingFaults.badResult(
                        pointer,
                        "The result has %d values, the MultiDatastream %d observed properties."
                                .formatted(values.size(), stream.parts()));
    }
}

package org.songhua.resolution.internal.pairs;

import java.util.ArrayList;
import java.util.List;
import org.songhua.engine.linkage.Match.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Reasons as they are kept: no value of a record is among them. */
final class ReasonJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ReasonJson() {}

    static String write(List<Reason> reasons) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Reason one : reasons) {
            var item = array.addObject().put("comparison", one.comparison()).put("level", one.level());
            if (!Double.isNaN(one.likeness())) item.put("likeness", one.likeness());
            item.put("weight", one.weight());
        }
        return array.toString();
    }

    static List<Reason> read(String json) {
        var reasons = new ArrayList<Reason>();
        for (JsonNode one : MAPPER.readTree(json))
            reasons.add(new Reason(
                    one.path("comparison").asString(),
                    one.path("level").asString(),
                    one.path("likeness").asDouble(Double.NaN),
                    one.path("weight").asDouble(),
                    false));
        return reasons;
    }
}

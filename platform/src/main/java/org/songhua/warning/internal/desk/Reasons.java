package org.songhua.warning.internal.desk;

import java.util.List;
import org.songhua.engine.rule.Reason;
import tools.jackson.databind.json.JsonMapper;

/** Reasons as JSON. */
final class Reasons {
    private Reasons() {}

    static String json(List<Reason> reasons) {
        var array = JsonMapper.shared().createArrayNode();
        for (Reason reason : reasons) {
            array.addObject()
                    .put("text", reason.text())
                    .put("observed", Double.isFinite(reason.observed()) ? (Double) reason.observed() : null)
                    .put("limit", Double.isFinite(reason.limit()) ? (Double) reason.limit() : null)
                    .put("unit", reason.unit())
                    .put("clause", reason.clause())
                    .put("verified", reason.isVerified())
                    .put("holds", reason.holds());
        }
        return array.toString();
    }
}

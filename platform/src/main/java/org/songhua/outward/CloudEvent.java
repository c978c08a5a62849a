package org.songhua.outward;

import java.time.Instant;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * News as CloudEvents 1.0 in structured JSON.
 *
 * @param id the same however often it is sent
 * @param source path of what it is about, such as {@code /api/cases}
 * @param type such as {@code org.songhua.case.close}
 * @param subject identifies the one it is about
 * @param data as JSON can hold it; nothing personal
 */
public record CloudEvent(String id, String source, String type, String subject, Instant time, Object data) {

    /** {@return the event as it is sent} */
    public String json() {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", source);
        event.put("type", type);
        event.put("subject", subject);
        event.put("time", time.toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return JsonMapper.shared().writeValueAsString(event);
    }
}

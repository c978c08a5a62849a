package org.songhua.casework.internal.webhooks;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseChanged;
import org.songhua.outward.CloudEvent;
import org.songhua.store.Database;

/** News of cases for the outbox, written in the transaction of the change. */
public final class Outbox {
    private final org.songhua.outward.Outbox letters;

    public Outbox(Database database) {
        this.letters = new org.songhua.outward.Outbox(database, DefaultWebhooks.SCHEMA);
    }

    /** Writes news for every address; within the transaction of the change. */
    public void put(CaseChanged news) {
        letters.put(event(news));
    }

    private static CloudEvent event(CaseChanged news) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("number", news.number());
        data.put("classCode", news.classCode());
        data.put("action", news.action());
        data.put("from", news.from());
        data.put("to", news.to());
        data.put("kind", news.kind());
        data.put("department", news.department());
        data.put("region", news.region());
        data.put("sequence", news.sequence());
        return new CloudEvent(
                news.id() + "/" + news.sequence(),
                "/api/cases",
                "org.songhua.case." + news.action(),
                news.id().toString(),
                news.at(),
                data);
    }
}

package org.songhua.pack.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;

/** The events of a file that were looked at already, told once more: scanning a text costs most of reading it. */
final class RecordedEvents implements Parser {
    private final List<Event> events = new ArrayList<>();
    private int next;

    void add(Event event) {
        events.add(event);
    }

    @Override
    public boolean checkEvent(Event.@Nullable ID kind) {
        Event event = peekEvent();
        return event != null && (kind == null || event.is(kind));
    }

    /** {@return the next event, null after the last} */
    @Override
    public @Nullable Event peekEvent() {
        return next < events.size() ? events.get(next) : null;
    }

    @Override
    public @Nullable Event getEvent() {
        Event event = peekEvent();
        if (event != null) next++;
        return event;
    }
}

package org.songhua.pack.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Events told again are those of the parser, and there is an end to them. */
class RecordedEventsTest {
    private static final String TEXT = "a: [1, {b: 'two'}]\nc: |\n  three\n";

    private static ParserImpl parser() {
        return new ParserImpl(new StreamReader(TEXT), new LoaderOptions());
    }

    private static RecordedEvents recorded() {
        var recorded = new RecordedEvents();
        var parser = parser();
        for (Event event = parser.getEvent(); event != null; event = parser.getEvent()) recorded.add(event);
        return recorded;
    }

    @Test
    void everyEventComesOnceAndInItsOrder() {
        var recorded = recorded();
        var parser = parser();
        for (Event event = parser.getEvent(); event != null; event = parser.getEvent()) {
            assertThat(recorded.peekEvent()).hasToString(event.toString());
            assertThat(recorded.getEvent()).hasToString(event.toString());
        }
        assertThat(recorded.peekEvent()).isNull();
        assertThat(recorded.getEvent()).isNull();
    }

    @Test
    void theKindOfTheNextEventIsToldWithoutTakingIt() {
        var recorded = recorded();
        assertThat(recorded.checkEvent(Event.ID.StreamStart)).isTrue();
        assertThat(recorded.checkEvent(Event.ID.StreamEnd)).isFalse();
        assertThat(recorded.checkEvent(null)).as("any kind").isTrue();
        assertThat(recorded.getEvent().is(Event.ID.StreamStart)).isTrue();
        while (recorded.getEvent() != null)
            assertThat(recorded.checkEvent(Event.ID.StreamStart)).isFalse();
        assertThat(recorded.checkEvent(null)).as("none is left").isFalse();
    }
}

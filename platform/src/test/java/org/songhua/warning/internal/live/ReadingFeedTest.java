package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Permission;
import org.songhua.sensing.Datastreams;
import org.songhua.sensing.ObservationJournal;
import org.songhua.sensing.Observations;
import org.songhua.warning.ReadingFeed;

/** What a cluster gets to judge: all readings, in their order, again until they are safe there. */
class ReadingFeedTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final WarningCity city = new WarningCity(platform);
    private final ObservationJournal journal = platform.bean(ObservationJournal.class);

    private DefaultReadingFeed feed(boolean isOn) {
        return new DefaultReadingFeed(
                journal, platform.bean(Datastreams.class), new JudgedElsewhere(isOn), Clock.systemUTC());
    }

    @BeforeEach
    @AfterEach
    void leave() {
        journal.leave(DefaultReadingFeed.READER);
    }

    /** {@return the values of a datastream in all that is left to be had} */
    private static List<Double> values(DefaultReadingFeed feed, @Nullable Long after, long datastream) {
        var values = new ArrayList<Double>();
        ReadingFeed.Portion portion = feed.next(after);
        while (true) {
            portion.messages().forEach(message -> collect(message, datastream, values));
            if (!portion.isMore()) return values;
            portion = feed.next(portion.place());
        }
    }

    private static void collect(byte[] message, long datastream, List<Double> values) {
        var in = ByteBuffer.wrap(message);
        assertThat(in.get()).isEqualTo((byte) 1);
        assertThat(in.getLong()).as("thing").isPositive();
        while (in.hasRemaining()) {
            boolean isWanted = in.getLong() == datastream;
            in.getLong();
            double value = in.getDouble();
            in.get();
            in.getLong();
            if (isWanted) values.add(value);
        }
    }

    @Test
    void readings_come_in_order_and_again_until_they_are_safe() {
        var feed = feed(true);
        long place = feed.next(null).place();
        long sensor = city.sensor(0);
        platform.bean(Observations.class).append(List.of(city.reading(sensor, 0, 10), city.reading(sensor, 1, 20)));
        assertThat(values(feed, place, sensor)).containsExactly(10.0, 20.0);
        assertThat(values(feed(true), null, sensor)).as("after a death").containsExactly(10.0, 20.0);
        long safe = feed.next(place).place();
        platform.bean(Observations.class).append(List.of(city.reading(sensor, 2, 30)));
        assertThat(values(feed, safe, sensor)).containsExactly(30.0);
        assertThat(values(feed(true), null, sensor)).containsExactly(30.0);
    }

    @Test
    void it_begins_where_the_judge_of_this_program_is() {
        journal.position(DefaultReadingFeed.READER, Judging.READER);
        boolean isNoFurther = platform.database().database().get("""
                select max(read_seq) filter (where name = 'stream') <= max(read_seq) filter (where name = 'warning') as is_so
                from sensing.journal_reader""", row -> row.flag("is_so"));
        assertThat(isNoFurther).isTrue();
    }

    @Test
    void a_program_that_judges_itself_hands_over_nothing() {
        assertThatThrownBy(() -> feed(false).next(null))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("RULE-017"));
        var client = new TestPeople(platform).withKey(Permission.WARNING_VIEW, Permission.WARNING_RULES);
        assertThat(client.get("/api/warning-rules/readings").expect(400).code()).isEqualTo("RULE-017");
        assertThat(client.get("/api/warning-rules/stream")
                        .expect(200)
                        .json()
                        .path("isOn")
                        .asBoolean(true))
                .isFalse();
    }
}

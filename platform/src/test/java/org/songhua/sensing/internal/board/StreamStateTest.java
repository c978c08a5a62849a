package org.songhua.sensing.internal.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.sensing.StreamStatus.State;

/** Whether a datastream can be relied on: two readings may be lost before it is called silent, and a doubt makes it doubtful. */
class StreamStateTest {
    private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

    /** Of a reading each minute the third is due after 180 s; who says no interval is given a day. A clock ahead is not silent. */
    @ParameterizedTest
    @CsvSource({
        "0, 60, GOOD",
        "180, 60, GOOD",
        "181, 60, SILENT",
        "3, 1, GOOD",
        "4, 1, SILENT",
        "86400, 0, GOOD",
        "86401, 0, SILENT",
        "259200, 86400, GOOD",
        "259201, 86400, SILENT",
        "-3600, 60, GOOD"
    })
    void silence_is_told_by_the_usual_interval(long secondsAgo, int interval_s, State expected) {
        assertThat(JdbcStreamBoard.state(NOW.minusSeconds(secondsAgo), 0, interval_s, NOW))
                .isEqualTo(expected);
    }

    /** Less than a second late is not late: the clock of the platform ticks in between. */
    @ParameterizedTest
    @CsvSource({"999, GOOD", "1000, SILENT"})
    void parts_of_a_second_do_not_count(long millis, State expected) {
        Instant time = NOW.minusSeconds(180).minusMillis(millis);
        assertThat(JdbcStreamBoard.state(time, 0, 60, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"RANGE", "RATE", "STUCK", "GAP", "CLOCK", "DUPLICATE", "SENDER"})
    void any_doubt_makes_it_doubtful_and_silence_outweighs_doubt(QualityFlag flag) {
        assertThat(JdbcStreamBoard.state(NOW, flag.bit(), 60, NOW)).isEqualTo(State.DOUBTFUL);
        assertThat(JdbcStreamBoard.state(NOW.minusSeconds(181), flag.bit(), 60, NOW))
                .isEqualTo(State.SILENT);
    }
}

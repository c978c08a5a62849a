package org.songhua.lifeline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Result;

/** Which reading counts for a step, and for which one. */
class CoursesTest {
    private static Observation reading(String at, Result result, int quality) {
        return new Observation(1, 7, Instant.parse(at), null, null, result, null, null, (byte) quality);
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 300, 0",
        "1970-01-01T00:04:59.999Z, 300, 0",
        "1970-01-01T00:05:00Z, 300, 1",
        "1969-12-31T23:59:59Z, 300, -1",
        "2026-11-28T08:00:00Z, 3600, 498848",
        "2026-11-28T08:59:59Z, 3600, 498848"
    })
    void aStepBeginsWithItsIntervalAndEndsBeforeTheNext(String at, int interval, long step) {
        assertThat(Courses.step(reading(at, new Result.Numeric(1), 0), interval))
                .isEqualTo(step);
    }

    @Test
    void aSoundReadingIsItsValue() {
        assertThat(Courses.value(reading("2026-11-28T08:00:00Z", new Result.Numeric(0.42), 0)))
                .isEqualTo(0.42);
    }

    /** What is doubted for its value, its unit, its time or by its sender says nothing of the pressure; a gap before it does not matter. */
    @ParameterizedTest
    @EnumSource(QualityFlag.class)
    void doubtsAboutTheValueTakeItOut(QualityFlag flag) {
        boolean counts = switch (flag) {
            case RANGE, STUCK, CLOCK, UNIT, SENDER -> false;
            default -> true;
        };
        double value = Courses.value(reading("2026-11-28T08:00:00Z", new Result.Numeric(0.42), flag.bit()));
        assertThat(!Double.isNaN(value)).isEqualTo(counts);
    }

    @Test
    void oneDoubtAmongOthersIsEnough() {
        int both = QualityFlag.GAP.bit() | QualityFlag.STUCK.bit();
        assertThat(Courses.value(reading("2026-11-28T08:00:00Z", new Result.Numeric(0.42), both)))
                .isNaN();
    }
}

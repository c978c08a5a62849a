package org.songhua.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.calendar.ClockUnit;
import org.songhua.engine.calendar.OfficeHours;
import org.songhua.engine.calendar.OfficialDays;
import org.songhua.engine.calendar.TimeLimit;
import org.songhua.engine.calendar.WorkCalendar;
import org.songhua.pack.part.PackContent;

/** The days of pack {@code calendar-cn}. The numbers of workdays are those on which two independent collections agree. */
class ChinaCalendarTest {
    private static final OfficialDays DAYS = OfficialCalendars.of(PackContent.ofClasspath());
    private static final LocalDate FIRST = LocalDate.of(2007, 1, 1);
    private static final Path FACTS = data().resolve("casework/holiday-cn");

    private static Path data() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        return at == null ? Path.of("shared/data") : at.resolve("shared/data");
    }

    @ParameterizedTest
    @CsvSource({
        "2007, 249", "2008, 251", "2009, 250", "2010, 250", "2011, 250", "2012, 249", "2013, 250", "2014, 250",
        "2015, 249", "2016, 250", "2017, 249", "2018, 250", "2019, 250", "2020, 249", "2021, 250", "2022, 249",
        "2023, 249", "2024, 251", "2025, 248", "2026, 248"
    })
    void each_year_has_its_number_of_workdays(int year, int workdays) {
        assertThat(DAYS.workdaysBetween(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)))
                .isEqualTo(workdays);
    }

    @Test
    void the_facts_reach_over_7305_days() {
        assertThat(DAYS.first()).isEqualTo(FIRST);
        assertThat(DAYS.horizon()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(FIRST.datesUntil(DAYS.horizon().plusDays(1)).filter(DAYS::isPublished))
                .hasSize(7_305);
        assertThat(DAYS.version()).matches("2026-[0-9a-f]{8}");
    }

    @Test
    void working_time_and_working_days_say_the_same_of_every_day() {
        var calendar = new WorkCalendar(DAYS, OfficeHours.STANDARD, ZoneId.of("Asia/Shanghai"));
        FIRST.datesUntil(DAYS.horizon().plusDays(1)).forEach(date -> {
            Duration worked = calendar.workTimeBetween(
                    date.atStartOfDay(calendar.zone()).toInstant(),
                    date.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
            assertThat(worked).as("%s", date).isEqualTo(Duration.ofHours(DAYS.isWorkday(date) ? 8 : 0));
        });
    }

    @Test
    void five_workdays_from_the_eve_of_the_national_holiday_end_after_it() {
        var calendar = new WorkCalendar(DAYS, OfficeHours.STANDARD, ZoneId.of("Asia/Shanghai"));
        var start =
                LocalDate.of(2025, 9, 30).atTime(10, 0).atZone(calendar.zone()).toInstant();
        // Off from 1 to 8 October; 30 September, 9, 10, Saturday 11 (swapped), 13 and 14 October until 10:00.
        assertThat(new TimeLimit(5, ClockUnit.WORK_DAY).from(start, calendar).due())
                .isEqualTo(LocalDate.of(2025, 10, 14)
                        .atTime(10, 0)
                        .atZone(calendar.zone())
                        .toInstant());
    }

    @Test
    void every_day_is_as_an_independent_collection_says() throws IOException {
        assumeTrue(Files.isDirectory(FACTS), "the collection is not here");
        Map<LocalDate, Boolean> off = collection();
        assertThat(FIRST.datesUntil(DAYS.horizon().plusDays(1))
                        .filter(date -> DAYS.isWorkday(date)
                                == off.getOrDefault(date, date.getDayOfWeek().getValue() > 5)))
                .isEmpty();
    }

    private static Map<LocalDate, Boolean> collection() throws IOException {
        var entry = Pattern.compile("\"date\": \"([0-9-]+)\",\\s*\"isOffDay\": (true|false)");
        var off = new HashMap<LocalDate, Boolean>();
        for (int year = 2007; year <= 2026; year++) {
            var found = entry.matcher(Files.readString(FACTS.resolve(year + ".json")));
            while (found.find()) off.put(LocalDate.parse(found.group(1)), Boolean.valueOf(found.group(2)));
        }
        return off;
    }
}

package org.songhua.casework.internal.rules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.songhua.casework.WorkCalendar;

/**
 * Office time from 8 to 12 and 14 to 18 on Mondays to Fridays, in Shanghai; it knows no holidays and says so by calling
 * everything provisional. This class is the one to be exchanged for the official calendar.
 */
public final class PlainCalendar implements WorkCalendar {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime[] HOURS = {
        LocalTime.of(8, 0), LocalTime.of(12, 0), LocalTime.of(14, 0), LocalTime.of(18, 0)
    };
    private static final Duration DAY = Duration.ofHours(8);
    private static final int DAYS_OF_WEEK = 5;

    @Override
    public String version() {
        return "plain-1";
    }

    @Override
    public boolean isProvisional(Instant at) {
        return true;
    }

    @Override
    public Instant add(Instant start, Duration officeTime) {
        if (officeTime.isNegative()) throw new IllegalArgumentException("Office time is never negative: " + officeTime);
        if (officeTime.isZero()) return start;
        LocalDateTime at = LocalDateTime.ofInstant(start, ZONE);
        Duration left = officeTime;
        LocalDate day = at.toLocalDate();
        for (LocalTime from = at.toLocalTime(); ; from = LocalTime.MIN) {
            Duration today = open(day, from, LocalTime.MAX);
            if (today.compareTo(left) >= 0) return within(day, from, left);
            left = left.minus(today);
            day = day.plusDays(1);
            // Whole weeks at once, so that years cost no more than days.
            long weeks = from.equals(LocalTime.MIN) ? left.dividedBy(DAY.multipliedBy(DAYS_OF_WEEK)) - 1 : 0;
            if (weeks > 0) {
                left = left.minus(DAY.multipliedBy(DAYS_OF_WEEK * weeks));
                day = day.plusWeeks(weeks);
            }
        }
    }

    private static Instant within(LocalDate day, LocalTime from, Duration left) {
        Duration rest = left;
        for (int i = 0; i < HOURS.length; i += 2) {
            LocalTime begin = from.isAfter(HOURS[i]) ? from : HOURS[i];
            Duration span = begin.isBefore(HOURS[i + 1]) ? Duration.between(begin, HOURS[i + 1]) : Duration.ZERO;
            if (span.compareTo(rest) >= 0 && !rest.isZero())
                return day.atTime(begin.plus(rest)).atZone(ZONE).toInstant();
            rest = rest.minus(span);
        }
        throw new IllegalStateException("The day is long enough.");
    }

    @Override
    public Duration between(Instant from, Instant to) {
        if (from.isAfter(to)) return between(to, from).negated();
        LocalDateTime a = LocalDateTime.ofInstant(from, ZONE);
        LocalDateTime b = LocalDateTime.ofInstant(to, ZONE);
        if (a.toLocalDate().equals(b.toLocalDate())) return open(a.toLocalDate(), a.toLocalTime(), b.toLocalTime());
        Duration sum = open(a.toLocalDate(), a.toLocalTime(), LocalTime.MAX);
        LocalDate day = a.toLocalDate().plusDays(1);
        long weeks = Math.max(0, (b.toLocalDate().toEpochDay() - day.toEpochDay()) / 7);
        sum = sum.plus(DAY.multipliedBy(DAYS_OF_WEEK * weeks));
        for (day = day.plusWeeks(weeks); day.isBefore(b.toLocalDate()); day = day.plusDays(1)) {
            sum = sum.plus(open(day, LocalTime.MIN, LocalTime.MAX));
        }
        return sum.plus(open(b.toLocalDate(), LocalTime.MIN, b.toLocalTime()));
    }

    private static Duration open(LocalDate day, LocalTime from, LocalTime to) {
        if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) return Duration.ZERO;
        Duration sum = Duration.ZERO;
        for (int i = 0; i < HOURS.length; i += 2) {
            LocalTime begin = from.isAfter(HOURS[i]) ? from : HOURS[i];
            LocalTime end = to.isBefore(HOURS[i + 1]) ? to : HOURS[i + 1];
            if (begin.isBefore(end)) sum = sum.plus(Duration.between(begin, end));
        }
        return sum;
    }
}

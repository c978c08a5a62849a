package org.songhua.engine.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.songhua.engine.calendar.OfficialDays;

/**
 * All watches of a city (值班表).
 *
 * @param watches in the order in which people are called
 * @param calendar says which days are worked
 * @param zone of the times of the watches
 */
public record Roster(List<Watch> watches, OfficialDays calendar, ZoneId zone) {
    public Roster {
        watches = List.copyOf(watches);
    }

    /** {@return whether nobody ever keeps watch} */
    public boolean isEmpty() {
        return watches.isEmpty();
    }

    /** {@return the watches kept at a time; who is stood in for is not among them} */
    public List<Watch> onDuty(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        List<Watch> kept =
                watches.stream().filter(watch -> watch.isOn(local, calendar)).toList();
        return kept.stream()
                .filter(watch -> kept.stream().noneMatch(other -> other.standsInFor(watch)))
                .toList();
    }

    /** {@return the watches that begin on a day, by the time of day; who is stood in for by one of them is not among them} */
    public List<Watch> beginningOn(LocalDate day) {
        List<Watch> begun =
                watches.stream().filter(watch -> watch.begins(day, calendar)).toList();
        return begun.stream()
                .filter(watch -> begun.stream().noneMatch(other -> other.standsInFor(watch)))
                .sorted(Comparator.comparing(Watch::from)
                        .thenComparing(Watch::until)
                        .thenComparingInt(Watch::tier))
                .toList();
    }

    /** {@return who of a tier answers for a warning at a time: those who are meant most narrowly; several when they are meant alike} */
    public List<Watch> answering(Matter matter, int tier, Instant at) {
        List<Watch> all = onDuty(at).stream()
                .filter(watch -> watch.tier() == tier && watch.answersFor(matter))
                .toList();
        int narrowest = all.stream().mapToInt(Watch::narrowness).max().orElse(0);
        return all.stream().filter(watch -> watch.narrowness() == narrowest).toList();
    }
}

package org.songhua.warning.internal.duty;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.calendar.OfficialDays;
import org.songhua.engine.duty.Chain;
import org.songhua.engine.duty.Roster;
import org.songhua.pack.PacksTaken;
import org.songhua.pack.calendar.OfficialCalendars;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The roster and the chain in force, read once and again after a change. */
@Component
public class RosterBook {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcDuty rows;
    private final PackView<OfficialDays> days;
    private volatile @Nullable Page page;

    private record Page(Roster roster, Chain chain) {}

    RosterBook(JdbcDuty rows, PackContent packs) {
        this.rows = rows;
        this.days = PackView.of(packs, OfficialCalendars::of);
    }

    public Roster roster() {
        return page().roster();
    }

    public Chain chain() {
        return page().chain();
    }

    private Page page() {
        Page open = page;
        if (open != null) return open;
        var read = new Page(new Roster(rows.watches(), days.get(), ZONE), DefaultLimits.with(rows.limits()));
        page = read;
        return read;
    }

    /** The calendar may be another. */
    @EventListener
    void on(PacksTaken taken) {
        forget();
    }

    /** What was read is old; called after the commit of a change. */
    void forget() {
        page = null;
    }
}

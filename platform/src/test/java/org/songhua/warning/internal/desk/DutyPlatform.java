package org.songhua.warning.internal.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.songhua.AtExit;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Caller;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.store.Database;
import org.songhua.warning.Duty;

/** One platform for all tests that change the roster or let the time pass, which else would reach the warnings of other tests. */
public final class DutyPlatform {
    private static final String HEADER = "tier,organisation,person,phone,level,days,from,until,replaces\n";
    private static final TestPlatform PLATFORM = start();

    private DutyPlatform() {}

    private static TestPlatform start() {
        TestPlatform platform = TestPlatform.start(
                Map.of("songhua.warning.webhooks-inside", true, "songhua.warning.tell-seconds", 100_000));
        AtExit.run(platform.context()::close);
        var organisations = platform.bean(Organisations.class);
        for (String code : new String[] {"gas-co", "city-duty"}) {
            organisations.create(new Organisation(code, code, null, null), new FaultLog(1), Caller.SYSTEM);
        }
        return platform;
    }

    public static TestPlatform shared() {
        return PLATFORM;
    }

    /** Puts a roster in place; rows have tier, organisation, person, phone, level, days, from, until and replaces. */
    public static void roster(String... rows) {
        String csv = HEADER + String.join("\n", rows) + "\n";
        PLATFORM.bean(Duty.class).replace(csv.getBytes(StandardCharsets.UTF_8), Caller.SYSTEM);
    }

    /** Lets the clock of warnings stand at a time for a moment. */
    public static void passTime(Instant now) {
        PLATFORM.bean(Database.class).run(() -> PLATFORM.bean(Intake.class).passTime(now));
    }
}

package org.songhua.wiring;

import org.songhua.casework.CaseDesk;
import org.songhua.casework.Responsibility;
import org.songhua.demo.DemoDuties;
import org.songhua.people.Caller;

/** The responsibility list of the demo city: made once, and left alone as soon as the city has any rule of its own. */
final class DemoResponsibilities {
    private DemoResponsibilities() {}

    /** {@return how many rules were added} */
    static int ensure(CaseDesk desk) {
        if (desk.responsibilities().stream().anyMatch(rule -> rule.id().startsWith("db:"))) return 0;
        var duties = DemoDuties.read().duties();
        duties.forEach(duty -> desk.addResponsibility(rule(duty), Caller.SYSTEM));
        return duties.size();
    }

    private static Responsibility rule(DemoDuties.Duty duty) {
        return new Responsibility(
                "", duty.classHead(), duty.areaHead(), "", duty.department(), duty.basis(), null, null);
    }
}

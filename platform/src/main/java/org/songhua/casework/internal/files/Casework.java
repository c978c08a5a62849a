package org.songhua.casework.internal.files;

import org.songhua.casework.WorkCalendar;
import org.songhua.casework.internal.rules.Deadlines;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.cim.CityObjects;

/** Puts cases, reports and the sweep together. */
public final class Casework {
    private final DefaultCases cases;
    private final DefaultReports reports;
    private final Sweep sweep;

    public Casework(Parts parts, StoredFlows flows, WorkCalendar calendar, Vault vault, CityObjects objects) {
        var deadlines = new Deadlines(parts.catalogue().limits(), calendar);
        var writer = new CaseWriter(new JdbcCases(parts.database()), flows, parts.catalogue(), deadlines);
        var check = new FieldCheck(parts.catalogue(), parts.organisations());
        cases = new DefaultCases(parts, writer, check, new Attachments(parts.database(), vault));
        reports = new DefaultReports(parts, writer, cases, new PlaceFinder(objects), vault);
        sweep = new Sweep(parts.database(), writer, cases, parts.clock());
    }

    public DefaultCases cases() {
        return cases;
    }

    public DefaultReports reports() {
        return reports;
    }

    public Sweep sweep() {
        return sweep;
    }
}

package org.songhua.casework.internal.files;

import org.songhua.casework.CallBacks;
import org.songhua.casework.FieldWork;
import org.songhua.casework.WorkCalendar;
import org.songhua.casework.internal.rules.Deadlines;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.casework.internal.webhooks.Outbox;
import org.songhua.cim.CityObjects;
import org.songhua.people.Users;

/** Puts cases, reports and the sweep together. */
public final class Casework {
    private final DefaultCases cases;
    private final DefaultReports reports;
    private final Sweep sweep;
    private final FieldWork field;
    private final CallBacks callBacks;

    public Casework(
            Parts parts, StoredFlows flows, WorkCalendar calendar, Vault vault, CityObjects objects, Users users) {
        var deadlines = new Deadlines(parts.catalogue().limits(), calendar);
        var writer = new CaseWriter(
                new JdbcCases(parts.database()), flows, parts.catalogue(), deadlines, new Outbox(parts.database()));
        var check = new FieldCheck(parts.catalogue(), parts.organisations());
        cases = new DefaultCases(parts, writer, check, new Attachments(parts.database(), vault));
        reports = new DefaultReports(parts, writer, cases, new PlaceFinder(objects), vault);
        field = new DefaultFieldWork(parts, cases, writer, vault, users, new FieldMaps(objects));
        callBacks = new DefaultCallBacks(parts, cases, flows, vault);
        sweep = new Sweep(parts.database(), writer, cases, parts.clock());
    }

    public DefaultCases cases() {
        return cases;
    }

    public DefaultReports reports() {
        return reports;
    }

    public FieldWork field() {
        return field;
    }

    public CallBacks callBacks() {
        return callBacks;
    }

    public Sweep sweep() {
        return sweep;
    }
}

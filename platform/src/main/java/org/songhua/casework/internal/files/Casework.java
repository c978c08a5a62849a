package org.songhua.casework.internal.files;

import java.time.Duration;
import org.songhua.casework.CallBacks;
import org.songhua.casework.CaseTakeover;
import org.songhua.casework.FieldWork;
import org.songhua.casework.Followers;
import org.songhua.casework.HandOffs;
import org.songhua.casework.WorkCalendar;
import org.songhua.casework.internal.rules.Deadlines;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.casework.internal.webhooks.Outbox;
import org.songhua.cim.CityObjects;
import org.songhua.people.Users;
import org.songhua.warning.Duty;

/** Puts cases, reports and the sweep together. */
public final class Casework {
    /** How long another system may say nothing of an open case. */
    private static final Duration SILENT = Duration.ofDays(3);

    private final DefaultCases cases;
    private final DefaultReports reports;
    private final Sweep sweep;
    private final FieldWork field;
    private final Followers followers;
    private final HandOffs handOffs;
    private final DefaultExternalLinks links;
    private final CallBacks callBacks;
    private final CaseTakeover takeover;

    public Casework(
            Parts parts,
            StoredFlows flows,
            WorkCalendar calendar,
            Vault vault,
            CityObjects objects,
            Users users,
            Duty duty) {
        var deadlines = new Deadlines(parts.catalogue()::limits, calendar);
        var writer = new CaseWriter(
                new JdbcCases(parts.database()), flows, parts.catalogue(), deadlines, new Outbox(parts.database()));
        var check = new FieldCheck(parts.catalogue(), parts.organisations());
        cases = new DefaultCases(
                parts, writer, check, new Attachments(parts.database(), vault), new DutyFinder(duty, parts.database()));
        var places = new PlaceFinder(objects);
        reports = new DefaultReports(parts, writer, cases, places, vault);
        takeover = new DefaultTakeover(parts, new PastCases(parts, flows, writer, cases, places, vault));
        var work = new DefaultFieldWork(parts, cases, writer, vault, users, new FieldMaps(objects));
        field = work;
        callBacks = new DefaultCallBacks(parts, cases, flows, vault);
        followers = new DefaultFollowers(parts.database(), parts.clock());
        handOffs = new DefaultHandOffs(parts, cases, work);
        links = new DefaultExternalLinks(parts, cases, SILENT);
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

    public Followers followers() {
        return followers;
    }

    public HandOffs handOffs() {
        return handOffs;
    }

    public DefaultExternalLinks links() {
        return links;
    }

    public CaseTakeover takeover() {
        return takeover;
    }

    public Sweep sweep() {
        return sweep;
    }
}

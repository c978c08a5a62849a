package org.songhua.casework.internal.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.casework.Contact;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.casework.Severity;
import org.songhua.engine.rule.Level;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.warning.Action;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningEvent;
import org.songhua.warning.Warnings;

/**
 * Opens a case for every warning that was issued. It reads the numbered news of the warnings from where it stopped, and the
 * number of a warning is the external number of its report: whatever is cut off in between, each gets one case.
 */
public final class WarningIntake {
    private static final int PORTION = 200;
    static final String ACTOR = "warning";
    private static final String NOTE = """
            insert into casework.warning_cursor (event) values (?)
            on conflict (single) do update set event = excluded.event""";

    private final Database database;
    private final Warnings warnings;
    private final Reports reports;
    private final Map<String, String> classes;

    /**
     * An intake.
     *
     * @param classes class of the cases by code of the pack that the rule is of; {@code default} for all others
     */
    public WarningIntake(Database database, Warnings warnings, Reports reports, Map<String, String> classes) {
        this.database = database;
        this.warnings = warnings;
        this.reports = reports;
        this.classes = Map.copyOf(classes);
    }

    /** Takes all news that there is. {@return how many cases were opened} */
    public synchronized int run() {
        int opened = 0;
        for (var news = next(); !news.isEmpty(); news = next()) {
            for (WarningEvent event : news) opened += take(event);
            database.update(NOTE, news.getLast().number());
        }
        return opened;
    }

    private List<WarningEvent> next() {
        long after = database.find("select event from casework.warning_cursor", row -> row.whole("event"))
                .orElse(0L);
        return warnings.events(after, PORTION, Scope.ALL);
    }

    private int take(WarningEvent event) {
        if (!event.kind().equals(Action.ISSUE.name())) return 0;
        return warnings.find(event.warning(), Scope.ALL)
                .filter(warning -> warning.leader() == null)
                .flatMap(this::report)
                .map(report -> reports.take(report, ACTOR).isNew() ? 1 : 0)
                .orElse(0);
    }

    /** A pack for which no class is named opens none. */
    private Optional<NewReport> report(Warning warning) {
        String code = classes.getOrDefault(warning.pack(), classes.get("default"));
        if (code == null || code.isEmpty()) return Optional.empty();
        boolean isPlaced = !Double.isNaN(warning.longitude()) && !Double.isNaN(warning.latitude());
        return Optional.of(new NewReport(
                        ACTOR,
                        code,
                        text(warning),
                        isPlaced ? warning.longitude() : null,
                        isPlaced ? warning.latitude() : null,
                        "WGS84",
                        "asset",
                        null,
                        null,
                        Contact.NOBODY,
                        Map.of(),
                        severity(warning.groupLevel()),
                        "warning:" + warning.id(),
                        null,
                        false)
                .about(warning.cityObject()));
    }

    private static String text(Warning warning) {
        var text = new StringBuilder(warning.name().zh());
        if (warning.objectName() != null) text.append("，").append(warning.objectName());
        if (warning.thingName() != null) text.append("，").append(warning.thingName());
        if (warning.followers() > 0)
            text.append("，同因预警 ").append(warning.followers()).append(" 条");
        if (warning.advice() != null) text.append("。").append(warning.advice().zh());
        return text.toString();
    }

    static Severity severity(Level level) {
        return switch (level) {
            case BLUE -> Severity.NORMAL;
            case YELLOW -> Severity.PRESSING;
            case ORANGE -> Severity.URGENT;
            case RED -> Severity.EXTREME;
        };
    }
}

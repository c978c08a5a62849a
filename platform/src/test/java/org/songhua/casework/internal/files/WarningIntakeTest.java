package org.songhua.casework.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.Severity;
import org.songhua.engine.rule.Level;
import org.songhua.store.Database;
import org.songhua.warning.Action;
import org.songhua.warning.WarningCommand;
import org.songhua.warning.internal.live.WarningCity;

/** Warnings that were issued become cases, each one once. */
class WarningIntakeTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final WarningCity city = new WarningCity(platform);
    private final Database database = platform.bean(Database.class);
    private final WarningIntake intake = platform.bean(WarningIntake.class);

    private long raised(double value) {
        city.publish("levels:", "  yellow: {when: value > 50 %}", "  red: {when: value > 90 %}");
        city.send(city.sensor(0), 0, value);
        return city.raised().getLast().id();
    }

    private List<String> severities(long warning) {
        return database.list("""
                select f.severity from casework.report r join casework.case_file f on f.id = r.case_id
                where r.external_no = ?""", row -> row.text("severity"), "warning:" + warning);
    }

    private void issue(long warning) {
        city.warnings().act(warning, new WarningCommand(Action.ISSUE, null, null, "real", null), WarningCity.CHIEF);
    }

    @Test
    void an_issued_warning_becomes_one_case_whatever_is_repeated() {
        long warning = raised(95);
        issue(warning);
        intake.run();
        // As after a stop between the case and the note of how far it came.
        database.update("update casework.warning_cursor set event = 0");
        intake.run();
        assertThat(severities(warning)).containsExactly("extreme");
    }

    @Test
    void an_alarm_that_nobody_has_judged_opens_no_case() {
        long warning = raised(60);
        intake.run();
        assertThat(severities(warning)).isEmpty();
    }

    @Test
    void the_level_says_how_much_it_presses() {
        assertThat(List.of(Level.values()).stream().map(WarningIntake::severity))
                .containsExactly(Severity.NORMAL, Severity.PRESSING, Severity.URGENT, Severity.EXTREME);
    }
}

package org.songhua.warning.internal.desk;

import java.time.Instant;
import java.util.Optional;
import org.songhua.people.Scope;
import org.songhua.warning.Warning;
import org.springframework.stereotype.Component;

/**
 * Keeps groups of one cause in order after their members changed. Followers are out of the queue only because their leader is in it; so
 * when a leader is over before all its followers are, the first of them takes the lead and comes into the queue in its place.
 */
@Component
class Groups {
    /** Kind of the step of a warning that takes the lead. */
    static final String LEADS = "LEADS";

    private final JdbcWarnings warnings;
    private final JdbcNews news;
    private final Escalation escalation;

    Groups(JdbcWarnings warnings, JdbcNews news, Escalation escalation) {
        this.warnings = warnings;
        this.news = news;
        this.escalation = escalation;
    }

    /** Brings the group of a warning up to date; runs in the transaction that changed it. */
    void settle(long id, Instant at) {
        Warning warning = warnings.find(id, Scope.ALL).orElseThrow();
        Long leads = warning.leader();
        if (leads != null) {
            settle(leads, at);
            return;
        }
        Optional<Long> heir = warning.stage().isOpen() ? Optional.empty() : warnings.findHeir(id);
        heir.ifPresent(next -> succeed(warning, next, at));
        refresh(heir.orElse(id));
    }

    private void refresh(long leader) {
        warnings.refreshGroup(leader);
        escalation.setDue(leader);
    }

    private void succeed(Warning over, long heir, Instant at) {
        boolean staysAlone = wasTakenUp(over.id());
        warnings.handOver(over.id(), heir, staysAlone);
        if (!staysAlone) warnings.inheritTold(over.id(), heir);
        warnings.refreshGroup(over.id());
        Warning leader = warnings.find(heir, Scope.ALL).orElseThrow();
        news.note(leader, LEADS, at, Intake.RULE, null, null);
    }

    /** {@return whether people know it by its number, so that it stays by itself; else it follows like the others, and a relapse of it too} */
    boolean wasTakenUp(long warning) {
        return news.steps(warning).stream().anyMatch(step -> step.kind().equals("ISSUE"));
    }
}

package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** What a reporter answers after the close, and the case that it opens again: both or neither. */
class AnswerTest {
    private final TestCases test = new TestCases(TestPlatform.shared());
    private final Database database = TestPlatform.shared().bean(Database.class);

    private void close(UUID id) {
        test.cases.act(id, null, CaseAction.of("dispatch").with("department", "roads"), TestCases.DISPATCHER);
        test.act(id, "sign", TestCases.WORKER);
        test.cases.attach(id, "after", TestCases.PHOTO, TestCases.WORKER);
        test.act(id, "dispose", TestCases.WORKER);
        test.act(id, "pass", TestCases.CHECKER);
    }

    private TakenReport closed() {
        TakenReport taken =
                test.reports.take(NewReport.of("web", "01001", "井盖松动").at(125.32, 43.88), "citizen");
        test.act(taken.caseId(), "accept", TestCases.DESK);
        test.cases.act(taken.caseId(), null, CaseAction.of("register").with("condition", "1"), TestCases.DESK);
        close(taken.caseId());
        return taken;
    }

    /** The disk fails between the two: played by a trigger that refuses the event. */
    @Test
    void anAnswerWhoseCaseFailsToOpenAgainIsNotKeptEither() {
        TakenReport taken = closed();
        database.update("""
                create function casework.test_fail() returns trigger language plpgsql as $$
                begin raise exception 'played'; end $$""");
        database.update("""
                create trigger test_fail before insert on casework.case_event
                for each row when (new.case_id = '%s' and new.action = 'reopen') execute function casework.test_fail()""".formatted(taken.caseId()));
        try {
            assertThatThrownBy(() -> test.reports.answer(taken.trackingCode(), false, 1))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            database.update("drop trigger test_fail on casework.case_event");
            database.update("drop function casework.test_fail()");
        }
        Report kept = test.reports.find(taken.number()).orElseThrow();
        assertThat(kept.solved()).isNull();
        assertThat(kept.satisfied()).isNull();
        assertThat(test.get(taken.caseId()).summary().state()).isEqualTo("closed");
        assertThat(test.cases.verify(taken.caseId(), Scope.ALL).agrees()).isTrue();
        test.reports.answer(taken.trackingCode(), false, 1);
        assertThat(test.get(taken.caseId()).summary().state()).isEqualTo("registered");
    }

    @Test
    void anAnswerCountsAlsoWhenTheCaseMayNotOpenAgain() {
        TakenReport taken = closed();
        for (int i = 0; i < 3; i++) {
            test.cases.act(taken.caseId(), null, CaseAction.of("reopen").because("came_back"), TestCases.DESK);
            close(taken.caseId());
        }
        test.reports.answer(taken.trackingCode(), false, 1);
        assertThat(test.reports.find(taken.number()).orElseThrow().solved()).isFalse();
        assertThat(test.get(taken.caseId()).summary().state()).isEqualTo("closed");
    }

    @Test
    void notSolvedOpensTheCaseAgain() {
        TakenReport taken = closed();
        test.reports.answer(taken.trackingCode(), false, 2);
        assertThat(test.get(taken.caseId()).summary().state()).isEqualTo("registered");
        assertThat(test.reports.find(taken.number()).orElseThrow().solved()).isFalse();
        assertThatThrownBy(() -> test.reports.answer(taken.trackingCode(), false, 2))
                .isInstanceOf(FaultException.class);
    }
}

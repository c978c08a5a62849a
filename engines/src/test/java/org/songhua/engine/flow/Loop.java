package org.songhua.engine.flow;

import static org.songhua.engine.flow.ActionBuilder.action;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.songhua.engine.flow.FlowAction.Trait;
import org.songhua.engine.flow.FlowState.Kind;

/**
 * A small loop for tests:
 *
 * <pre>
 * filed -dispatch-> working -done-> checking -pass-> closed -reopen-> filed
 *                      | ^              |-- fail -> working
 *      request/grant_suspension, resume |      merge / unmerge from filed and working
 * </pre>
 */
final class Loop {
    static final Set<String> PERMISSIONS = Set.of("desk", "work", "check");
    static final Set<String> FACTS = Set.of("severity");
    static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    /** Ten hours for every clock; pauses are given back in full; an extension gives five hours more. */
    static final DueDates DUE = new DueDates() {
        @Override
        public ClockTerms start(String clock, FlowCase subject, Instant at) {
            return new ClockTerms(at.plus(Duration.ofHours(10)), "10 h", "test", false);
        }

        @Override
        public ClockTerms resume(FlowClock clock, Instant at) {
            Duration paused = Duration.between(clock.pausedAt(), at);
            return clock.terms().withDue(clock.terms().due().plus(paused));
        }

        @Override
        public ClockTerms extend(String clock, FlowClock running, FlowCase subject, Attempt attempt) {
            return running.terms().withDue(running.terms().due().plus(Duration.ofHours(5)));
        }
    };

    private Loop() {}

    static Flow flow() {
        return new Flow("loop", 1, "filed", states(), actions());
    }

    static List<FlowState> states() {
        return List.of(
                state("filed", 2, Kind.OPEN, false),
                state("working", 4, Kind.OPEN, false),
                state("suspended", 4, Kind.OPEN, true, "work", "overall"),
                state("checking", 6, Kind.OPEN, false),
                state("closed", 7, Kind.CLOSED, false),
                state("merged", 2, Kind.ENDED, true, "*"),
                state("declined", 2, Kind.ENDED, false));
    }

    static FlowState state(String code, int stage, Kind kind, boolean parks, String... pauses) {
        return new FlowState(code, code, code, stage, kind, parks, List.of(pauses));
    }

    static List<FlowAction> actions() {
        return List.of(
                action("create", "", "").by("desk").starts("overall").done(),
                action("dispatch", "filed", "working")
                        .by("desk")
                        .fields("department")
                        .starts("work")
                        .opens("dispose")
                        .done(),
                action("decline", "filed", "declined")
                        .by("desk")
                        .reasons("not_ours", "nonsense")
                        .done(),
                action("done", "working", "checking")
                        .trait(Trait.WORK)
                        .evidence("after")
                        .when("open_assists == 0")
                        .stops("work")
                        .settles("dispose")
                        .done(),
                action("pass", "checking", "closed")
                        .by("check")
                        .trait(Trait.CHECK)
                        .notBy("done")
                        .stops("overall")
                        .done(),
                action("fail", "checking", "working")
                        .by("check")
                        .notBy("done")
                        .reasons("not_done")
                        .clears("after")
                        .counts("rework", 0)
                        .starts("work")
                        .opens("dispose")
                        .done(),
                action("request_suspension", "working", "")
                        .reasons("weather")
                        .requests("suspension")
                        .done(),
                action("grant_suspension", "working", "suspended")
                        .by("desk")
                        .decides("suspension")
                        .done(),
                action("refuse_suspension", "working", "")
                        .by("desk")
                        .decides("suspension")
                        .done(),
                action("resume", "suspended", FlowAction.BACK).done(),
                action("request_extension", "working", "")
                        .counts("extended", 2)
                        .requests("extension")
                        .done(),
                action("grant_extension", "working", "")
                        .by("desk")
                        .decides("extension")
                        .extend("work")
                        .done(),
                action("merge", "filed working suspended", "merged")
                        .by("desk")
                        .fields("merged_into")
                        .done(),
                action("unmerge", "merged", FlowAction.BACK).by("desk").done(),
                action("reopen", "closed", "filed")
                        .by("desk")
                        .when("days_since_closed <= 14")
                        .counts("reopened", 3)
                        .clears("after")
                        .starts("overall")
                        .done());
    }

    /** {@return the flow with one action changed} */
    static Flow with(String code, UnaryOperator<FlowAction> change) {
        var actions = new ArrayList<FlowAction>();
        for (FlowAction action : actions()) actions.add(action.code().equals(code) ? change.apply(action) : action);
        return new Flow("loop", 1, "filed", states(), actions);
    }

    static Attempt attempt(String action, String actor, Instant at) {
        return new Attempt(action, actor, PERMISSIONS, at, null, null, Map.of(), Set.of());
    }

    static FlowCase begun(FlowMachine machine) {
        return machine.begin(attempt("create", "desk", START), DUE).after();
    }
}

package org.songhua.engine.flow;

import java.util.List;
import org.songhua.engine.flow.FlowAction.Trait;

/** Writes an action with only what matters. */
final class ActionBuilder {
    private final String code;
    private final List<String> from;
    private final String to;
    private String permission = "work";
    private String guard = "";
    private List<String> reasons = List.of();
    private List<String> fields = List.of();
    private List<String> evidence = List.of();
    private List<String> clears = List.of();
    private List<String> differsFrom = List.of();
    private Trait trait = Trait.NONE;
    private String counts = "";
    private int limit;
    private List<String> starts = List.of();
    private List<String> stops = List.of();
    private String extend = "";
    private String opens = "";
    private String settles = "";
    private String requests = "";
    private String decides = "";

    private ActionBuilder(String code, List<String> from, String to) {
        this.code = code;
        this.from = from;
        this.to = to;
    }

    static ActionBuilder action(String code, String from, String to) {
        return new ActionBuilder(code, from.isEmpty() ? List.of() : List.of(from.split(" ")), to);
    }

    ActionBuilder by(String who) {
        permission = who;
        return this;
    }

    ActionBuilder when(String condition) {
        guard = condition;
        return this;
    }

    ActionBuilder reasons(String... codes) {
        reasons = List.of(codes);
        return this;
    }

    ActionBuilder fields(String... names) {
        fields = List.of(names);
        return this;
    }

    ActionBuilder evidence(String... kinds) {
        evidence = List.of(kinds);
        return this;
    }

    ActionBuilder clears(String... kinds) {
        clears = List.of(kinds);
        return this;
    }

    ActionBuilder notBy(String... actions) {
        differsFrom = List.of(actions);
        return this;
    }

    ActionBuilder trait(Trait value) {
        trait = value;
        return this;
    }

    ActionBuilder counts(String name, int most) {
        counts = name;
        limit = most;
        return this;
    }

    ActionBuilder starts(String... clocks) {
        starts = List.of(clocks);
        return this;
    }

    ActionBuilder stops(String... clocks) {
        stops = List.of(clocks);
        return this;
    }

    ActionBuilder extend(String clock) {
        extend = clock;
        return this;
    }

    ActionBuilder opens(String kind) {
        opens = kind;
        return this;
    }

    ActionBuilder settles(String kind) {
        settles = kind;
        return this;
    }

    ActionBuilder requests(String kind) {
        requests = kind;
        return this;
    }

    ActionBuilder decides(String kind) {
        decides = kind;
        return this;
    }

    FlowAction done() {
        return new FlowAction(
                code,
                code,
                code,
                from,
                to,
                permission,
                guard,
                reasons,
                fields,
                evidence,
                clears,
                differsFrom,
                trait,
                counts,
                limit,
                starts,
                stops,
                extend,
                opens,
                settles,
                requests,
                decides);
    }
}

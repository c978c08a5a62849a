package org.songhua.warning;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person can do with a warning. */
public enum Action {
    /** 研判: found to be real. */
    JUDGE(Stage.JUDGED, Stage.ALARM),
    /** 预警发布, with a level. */
    ISSUE(Stage.ISSUED, Stage.ALARM, Stage.JUDGED),
    /** 签收. */
    ACKNOWLEDGE(Stage.ACKNOWLEDGED, Stage.ISSUED),
    /** 到场核实. */
    ARRIVE(Stage.ON_SITE, Stage.ACKNOWLEDGED),
    /** 处置完成. */
    HANDLE(Stage.HANDLED, Stage.ACKNOWLEDGED, Stage.ON_SITE),
    /** 解除; only when no condition holds any more. */
    CLEAR(Stage.CLEARED, Stage.ALARM, Stage.JUDGED, Stage.ISSUED, Stage.ACKNOWLEDGED, Stage.ON_SITE, Stage.HANDLED),
    /** 误报: it was none. Needs a note; counts against the precision of the rule. */
    DISMISS(
            Stage.CLEARED,
            Stage.ALARM,
            Stage.JUDGED,
            Stage.ISSUED,
            Stage.ACKNOWLEDGED,
            Stage.ON_SITE,
            Stage.HANDLED,
            Stage.CLEARED),
    /** 升级 to a graver level. */
    ESCALATE(null, Stage.ALARM, Stage.JUDGED, Stage.ISSUED, Stage.ACKNOWLEDGED, Stage.ON_SITE, Stage.HANDLED),
    /** 搁置: out of the queue until a time, with a reason. */
    SHELVE(null, Stage.ALARM, Stage.JUDGED, Stage.ISSUED, Stage.ACKNOWLEDGED, Stage.ON_SITE, Stage.HANDLED),
    /** Back into the queue. */
    UNSHELVE(null, Stage.ALARM, Stage.JUDGED, Stage.ISSUED, Stage.ACKNOWLEDGED, Stage.ON_SITE, Stage.HANDLED),
    /** A remark. */
    COMMENT(null, Stage.values()),
    /** 归档, with a review. */
    ARCHIVE(Stage.ARCHIVED, Stage.CLEARED);

    private final @Nullable Stage leadsTo;

    @SuppressWarnings("ImmutableEnumChecker") // never changed after it is made
    private final Set<Stage> from;

    Action(@Nullable Stage leadsTo, Stage... from) {
        this.leadsTo = leadsTo;
        this.from = EnumSet.noneOf(Stage.class);
        java.util.Collections.addAll(this.from, from);
    }

    /** {@return whether it can be done at a stage} */
    public boolean isPossibleAt(Stage stage) {
        return from.contains(stage);
    }

    /** {@return the stage that a warning has after it} */
    public Stage after(Stage stage) {
        return leadsTo == null ? stage : leadsTo;
    }

    /** {@return whether it cannot be done without saying why} */
    public boolean needsNote() {
        return this == DISMISS || this == SHELVE || this == ARCHIVE || this == COMMENT;
    }
}

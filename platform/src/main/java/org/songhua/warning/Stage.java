package org.songhua.warning;

import java.util.Set;

/** How far a warning is on its way: 报警 研判 发布 签收 到场 处置 解除 归档. */
public enum Stage {
    /** The rule raised it; nobody has looked at it. */
    ALARM,
    /** Somebody found it to be real. */
    JUDGED,
    /** It went out to those who must act. */
    ISSUED,
    /** They have taken it. */
    ACKNOWLEDGED,
    /** They are there. */
    ON_SITE,
    /** The cause is dealt with. */
    HANDLED,
    /** It is over. */
    CLEARED,
    /** Reviewed and closed for good. */
    ARCHIVED;

    /** {@return whether somebody still has something to do before it is over} */
    public boolean isOpen() {
        return !Set.of(CLEARED, ARCHIVED).contains(this);
    }
}

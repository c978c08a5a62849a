package org.songhua.engine.hydraulics;

/** What a control or rule makes of a link. */
public enum LinkStatus {
    OPEN,
    CLOSED,
    /** Controlled by its setting; only a rule may ask for it. */
    ACTIVE
}

package org.songhua.warning.internal.duty;

/** Times of steps are others now; told within the transaction of the change. */
public record LimitsChanged() {}

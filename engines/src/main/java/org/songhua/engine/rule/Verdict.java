package org.songhua.engine.rule;

import java.util.List;

/**
 * What a step of judging came to.
 *
 * @param state for the next step
 * @param decisions in order of time; empty when nothing is wrong and nothing changed
 */
public record Verdict(State state, List<Decision> decisions) {}

package org.songhua.casework;

import java.util.List;
import org.songhua.engine.flow.FlowAction;
import org.songhua.engine.flow.Refusal;

/**
 * An action and whether it can be done now.
 *
 * @param action as the flow says
 * @param blockers why not; empty when it can be done
 * @param asked what must be given along: reason, fields, evidence
 */
public record ActionOffer(FlowAction action, List<Refusal> blockers, List<Refusal> asked) {}

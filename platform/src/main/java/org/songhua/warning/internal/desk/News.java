package org.songhua.warning.internal.desk;

import org.songhua.engine.rule.Decision;
import org.songhua.warning.internal.rules.RuleDefinition;

/** A decision of a rule about a subject that changes something. */
public record News(RuleDefinition rule, Site site, Decision decision) {}

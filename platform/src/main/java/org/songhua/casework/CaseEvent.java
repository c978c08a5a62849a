package org.songhua.casework;

import org.songhua.engine.flow.FlowEvent;

/**
 * An entry of a case's log.
 *
 * @param event what happened
 * @param hash SHA-256 over the entry before and this one, hexadecimal
 */
public record CaseEvent(FlowEvent event, String hash) {}

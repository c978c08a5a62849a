package org.songhua.cim.internal.quality.declared;

import org.songhua.cim.DataCheck;

/**
 * A check with its rule.
 *
 * @param check what is told of it
 * @param rule how it decides
 */
public record DeclaredCheck(DataCheck check, Rule rule) {}

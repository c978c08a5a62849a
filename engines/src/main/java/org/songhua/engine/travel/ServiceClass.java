package org.songhua.engine.travel;

/**
 * A kind of facility that every dwelling should have within a limit.
 *
 * @param code identifier
 * @param tier level of the life circle it belongs to
 * @param limit how far it may be
 */
public record ServiceClass(String code, Tier tier, Limit limit) {}

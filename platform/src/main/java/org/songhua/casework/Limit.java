package org.songhua.casework;

/**
 * A rule by when something must be done.
 *
 * @param id where it stands
 * @param classHead head of class codes; empty for all
 * @param clock the clock it limits
 * @param condition filing condition; 0 for any
 * @param severity severity; empty for any
 * @param areaHead head of region codes; empty for everywhere
 * @param season first and last day, {@code MM-DD/MM-DD}, over the new year too; empty for all year
 * @param amount how many
 * @param unit in which kind of time
 * @param basis law or standard
 */
public record Limit(
        String id,
        String classHead,
        String clock,
        int condition,
        String severity,
        String areaHead,
        String season,
        int amount,
        LimitUnit unit,
        String basis) {}

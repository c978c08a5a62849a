package org.songhua.sensing.internal.things;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How collections are told.
 *
 * @param pageSize entities on a page when the query does not say
 * @param maxPageSize no page has more, whatever the query says
 * @param expandPageSize entities of a collection shown within another
 * @param countExactMax {@code $count} of readings above this number may be an estimate; below 0 for never
 */
@ConfigurationProperties("songhua.sensing")
record SensingSettings(
        @DefaultValue("100") int pageSize,
        @DefaultValue("10000") int maxPageSize,
        @DefaultValue("100") int expandPageSize,
        @DefaultValue("-1") long countExactMax) {}

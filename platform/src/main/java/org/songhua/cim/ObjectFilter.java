package org.songhua.cim;

import org.songhua.engine.cql.Expression;

/**
 * A filter in CQL2 over objects.
 *
 * @param expression the filter, read with the types of the queryables; geometry literals in longitude and latitude
 * @param queryables what it may ask for
 */
public record ObjectFilter(Expression expression, Queryables queryables) {}

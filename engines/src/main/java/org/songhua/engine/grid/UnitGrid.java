package org.songhua.engine.grid;

import org.locationtech.jts.geom.Polygon;

/**
 * A unit grid.
 *
 * @param code 15 digits: those of its community and a number from 001
 * @param area in metres
 */
public record UnitGrid(String code, Polygon area) {}

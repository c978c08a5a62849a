package org.songhua.engine.geo;

import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;

/** A projection of proj4j, without any shift of datum. */
final class EpsgProjection implements Conversion {
    private static final double SAME_DEGREES = 1e-6;

    private final Projection projection;

    private EpsgProjection(Projection projection) {
        this.projection = projection;
    }

    /** @param definition in the language of PROJ, one that {@link EpsgDefinitions} trusts */
    static EpsgProjection of(String name, String definition) {
        return new EpsgProjection(
                new CRSFactory().createFromParameters(name, definition).getProjection());
    }

    @Override
    public void toLonLat(double[] xy, int at) {
        set(xy, at, inverse(new ProjCoordinate(xy[at], xy[at + 1])));
    }

    @Override
    public void fromLonLat(double[] xy, int at) {
        var source = new ProjCoordinate(xy[at], xy[at + 1]);
        ProjCoordinate target = forward(source);
        set(xy, at, returns(source, inverse(target)) ? target : undefined());
    }

    private ProjCoordinate forward(ProjCoordinate source) {
        try {
            return projection.project(source, undefined());
        } catch (Proj4jException e) {
            return undefined();
        }
    }

    private ProjCoordinate inverse(ProjCoordinate source) {
        try {
            // proj4j leaves the target as it is where a projection has no inverse.
            return projection.inverseProject(source, undefined());
        } catch (Proj4jException e) {
            return undefined();
        }
    }

    /** True when a position comes back as it was: on the far side of the earth some projections give it another's image. */
    private static boolean returns(ProjCoordinate source, ProjCoordinate back) {
        double east = Math.abs(Math.IEEEremainder(source.x - back.x, 360));
        boolean pole = Math.abs(source.y) > 90 - SAME_DEGREES;
        return Math.abs(source.y - back.y) < SAME_DEGREES && (east < SAME_DEGREES || pole);
    }

    private static ProjCoordinate undefined() {
        return new ProjCoordinate(Double.NaN, Double.NaN);
    }

    private static void set(double[] xy, int at, ProjCoordinate target) {
        xy[at] = target.x;
        xy[at + 1] = target.y;
    }
}

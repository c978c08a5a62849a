package org.songhua.engine.hydraulics.solve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Curve;
import org.songhua.engine.hydraulics.Pump;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Pumps as arrays, by number of the pump, not of the link. Immutable once built. */
final class Pumps {
    private static final double HORSEPOWER = 8.814;
    private static final double BOUNDLESS = 1e10;

    /** How the head of a pump follows from its flow. */
    enum Kind {
        POWER_LAW,
        CONSTANT_POWER,
        POINTS
    }

    final int count;
    final Kind[] kind;
    /** Negative head at no flow, feet. */
    final double[] shutoff;

    final double[] coefficient;
    final double[] exponent;
    /** Highest head at full speed, feet. */
    final double[] highest;
    /** Flow to begin with, cubic feet per second. */
    final double[] designFlow;

    final @Nullable Broken[] curves;
    final int[] speedPattern;
    final @Nullable Broken[] efficiency;
    final double[] price;
    final int[] pricePattern;

    Pumps(WaterNetwork network, Units units, Patterns patterns) {
        List<Pump> pumps = network.pumps();
        count = pumps.size();
        kind = new Kind[count];
        shutoff = new double[count];
        coefficient = new double[count];
        exponent = new double[count];
        highest = new double[count];
        designFlow = new double[count];
        curves = new Broken[count];
        efficiency = new Broken[count];
        price = pumps.stream().mapToDouble(pump -> pump.energy().price()).toArray();
        speedPattern = pumps.stream()
                .mapToInt(pump -> patterns.index(pump.speedPattern()))
                .toArray();
        pricePattern = pumps.stream()
                .mapToInt(pump -> patterns.index(pump.energy().pricePattern()))
                .toArray();
        for (int k = 0; k < count; k++) fill(k, pumps.get(k), network, units);
    }

    private void fill(int k, Pump pump, WaterNetwork network, Units units) {
        Curve curve = pump.headCurve() == null ? null : network.curve(pump.headCurve());
        if (curve == null) constantPower(k, pump.power() / units.power());
        else if (curve.isPowerLaw()) powerLaw(k, curve.powerLaw(), units);
        else points(k, new Broken(curve), units);
        String efficiencyCurve = pump.energy().efficiencyCurve();
        if (efficiencyCurve != null) efficiency[k] = new Broken(network.curve(efficiencyCurve));
    }

    private void constantPower(int k, double horsepower) {
        kind[k] = Kind.CONSTANT_POWER;
        coefficient[k] = -HORSEPOWER * horsepower;
        exponent[k] = -1;
        highest[k] = BOUNDLESS;
        designFlow[k] = 1;
    }

    private void powerLaw(int k, Curve.PowerLaw law, Units units) {
        kind[k] = Kind.POWER_LAW;
        shutoff[k] = -law.shutoff() / units.head();
        coefficient[k] = law.coefficient() * Math.pow(units.flow(), law.exponent()) / units.head();
        exponent[k] = law.exponent();
        highest[k] = law.shutoff() / units.head();
        designFlow[k] = law.designFlow() / units.flow();
    }

    private void points(int k, Broken curve, Units units) {
        kind[k] = Kind.POINTS;
        curves[k] = curve;
        highest[k] = curve.firstY() / units.head();
        designFlow[k] = (curve.firstX() + curve.lastX()) / 2 / units.flow();
    }
}

package org.songhua.engine.hydraulics.solve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Tank;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Tanks as arrays: heads in feet, volumes in cubic feet. Immutable once built. */
final class Tanks {
    final int count;
    /** Node of the first tank; the others follow. */
    final int firstNode;

    final double[] initialHead;
    final double[] minHead;
    final double[] maxHead;
    final double[] initialVolume;
    final double[] minVolume;
    final double[] maxVolume;
    final boolean[] overflow;
    private final double[] bottom;
    private final double[] area;
    private final @Nullable Broken[] volumes;
    private final @Nullable Broken[] levels;
    private final Units units;

    Tanks(WaterNetwork network, int firstNode, Units units) {
        List<Tank> tanks = network.tanks();
        this.units = units;
        this.firstNode = firstNode;
        count = tanks.size();
        bottom = new double[count];
        initialHead = new double[count];
        minHead = new double[count];
        maxHead = new double[count];
        initialVolume = new double[count];
        minVolume = new double[count];
        maxVolume = new double[count];
        overflow = new boolean[count];
        area = new double[count];
        volumes = new Broken[count];
        levels = new Broken[count];
        for (int k = 0; k < count; k++) fill(k, tanks.get(k), network);
    }

    private void fill(int k, Tank tank, WaterNetwork network) {
        bottom[k] = tank.elevation() / units.head();
        initialHead[k] = bottom[k] + tank.initialLevel() / units.head();
        minHead[k] = bottom[k] + tank.minLevel() / units.head();
        maxHead[k] = bottom[k] + tank.maxLevel() / units.head();
        overflow[k] = tank.overflow();
        double diameter = tank.diameter() / units.head();
        area[k] = Math.PI * diameter * diameter / 4;
        String curve = tank.volumeCurve();
        if (curve == null) round(k, tank);
        else curved(k, tank, new Broken(network.curve(curve)));
    }

    private void round(int k, Tank tank) {
        double inFileUnits = Math.PI * tank.diameter() * tank.diameter() / 4;
        double least = tank.minVolume() > 0 ? tank.minVolume() : inFileUnits * tank.minLevel();
        minVolume[k] = least / units.volume();
        initialVolume[k] = (least + inFileUnits * (tank.initialLevel() - tank.minLevel())) / units.volume();
        maxVolume[k] = (least + inFileUnits * (tank.maxLevel() - tank.minLevel())) / units.volume();
    }

    private void curved(int k, Tank tank, Broken curve) {
        volumes[k] = curve;
        levels[k] = curve.swapped();
        minVolume[k] = curve.at(tank.minLevel()) / units.volume();
        initialVolume[k] = curve.at(tank.initialLevel()) / units.volume();
        maxVolume[k] = curve.at(tank.maxLevel()) / units.volume();
    }

    /** {@return volume in cubic feet at a head in feet} */
    double volume(int tank, double head) {
        Broken curve = volumes[tank];
        if (curve == null) return minVolume[tank] + (head - minHead[tank]) * area[tank];
        return curve.at((head - bottom[tank]) * units.head()) / units.volume();
    }

    /** {@return head in feet at a volume in cubic feet} */
    double head(int tank, double volume) {
        Broken curve = levels[tank];
        if (curve == null) return minHead[tank] + (volume - minVolume[tank]) / area[tank];
        return bottom[tank] + curve.at(volume * units.volume()) / units.head();
    }
}

package org.songhua.engine.hydraulics.quality;

import org.songhua.engine.hydraulics.Tank;

/** What stands in a tank, in cubic metres and the quality's unit. Water comes in and goes out as its way of mixing says. */
sealed interface TankWater permits TankWater.Mixed, TankWater.TwoZones, TankWater.Row {
    /** Takes water in. */
    void in(double volume, double mass);

    /** Lets water out; {@return the mass in it} */
    double out(double volume);

    /** {@return quality of what would leave now} */
    double quality();

    double volume();

    double mass();

    void change(Parcels.Change change);

    /**
     * The water of a tank at the start.
     *
     * @param volume cubic metres
     * @param largest cubic metres it can hold
     */
    static TankWater of(Tank tank, double volume, double largest, double quality, double tolerance) {
        return switch (tank.mixing().model()) {
            case "2COMP" -> new TwoZones(tank.mixing().fraction() * largest, volume, quality);
            case "FIFO" -> new Row(false, volume, quality, tolerance);
            case "LIFO" -> new Row(true, volume, quality, tolerance);
            default -> new Mixed(volume, quality);
        };
    }

    /** Mixed at once. */
    final class Mixed implements TankWater {
        private double volume;
        private double quality;

        Mixed(double volume, double quality) {
            this.volume = volume;
            this.quality = quality;
        }

        @Override
        public void in(double more, double mass) {
            if (more <= 0) return;
            quality = (quality * volume + mass) / (volume + more);
            volume += more;
        }

        @Override
        public double out(double less) {
            volume = Math.max(0, volume - less);
            return less * quality;
        }

        @Override
        public double quality() {
            return quality;
        }

        @Override
        public double volume() {
            return volume;
        }

        @Override
        public double mass() {
            return volume * quality;
        }

        @Override
        public void change(Parcels.Change change) {
            quality = change.after(quality);
        }
    }

    /** Two zones, each mixed; all comes and goes through the first, which the second feeds and drains. */
    final class TwoZones implements TankWater {
        private final double firstLargest;
        private final Mixed first;
        private final Mixed second;

        TwoZones(double firstLargest, double volume, double quality) {
            this.firstLargest = firstLargest;
            first = new Mixed(Math.min(volume, firstLargest), quality);
            second = new Mixed(Math.max(0, volume - firstLargest), quality);
        }

        @Override
        public void in(double volume, double mass) {
            first.in(volume, mass);
            double excess = first.volume() - firstLargest;
            if (excess > 0) second.in(excess, first.out(excess));
        }

        @Override
        public double out(double volume) {
            double part = Math.min(volume, first.volume());
            double mass = first.out(part);
            // What goes beyond the first zone in one step comes through it from the second.
            if (volume > part) mass += (second.volume() > 0 ? second : first).out(volume - part);
            double refill = Math.min(second.volume(), firstLargest - first.volume());
            if (refill > 0) first.in(refill, second.out(refill));
            return mass;
        }

        @Override
        public double quality() {
            return first.volume() > 0 || second.volume() == 0 ? first.quality() : second.quality();
        }

        @Override
        public double volume() {
            return first.volume() + second.volume();
        }

        @Override
        public double mass() {
            return first.mass() + second.mass();
        }

        @Override
        public void change(Parcels.Change change) {
            first.change(change);
            second.change(change);
        }
    }

    /** Not mixed: what came first goes first, or what came last. */
    final class Row implements TankWater {
        private final boolean lastGoesFirst;
        private final Parcels parcels;
        private double quality;

        Row(boolean lastGoesFirst, double volume, double quality, double tolerance) {
            this.lastGoesFirst = lastGoesFirst;
            this.quality = quality;
            parcels = new Parcels(tolerance);
            parcels.push(volume, quality);
        }

        @Override
        public void in(double volume, double mass) {
            if (volume <= 0) return;
            if (lastGoesFirst) parcels.pushFront(volume, mass / volume);
            else parcels.push(volume, mass / volume);
        }

        @Override
        public double out(double volume) {
            return parcels.pull(volume);
        }

        @Override
        public double quality() {
            if (parcels.count() > 0) quality = parcels.atFront();
            return quality;
        }

        @Override
        public double volume() {
            return parcels.volume();
        }

        @Override
        public double mass() {
            return parcels.mass();
        }

        @Override
        public void change(Parcels.Change change) {
            parcels.change(change);
        }
    }
}

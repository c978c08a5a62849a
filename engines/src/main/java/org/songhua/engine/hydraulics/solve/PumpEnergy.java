package org.songhua.engine.hydraulics.solve;

import org.songhua.engine.hydraulics.EnergyOptions;

/** Adds up what pumps use and what that costs (EPANET 2.2 user manual, 12.1.6; speed by Sarbu and Borza 1998). */
final class PumpEnergy {
    private static final double HORSEPOWER = 8.814;

    private final Model model;
    private final State state;
    private final EnergyOptions options;
    private final int pricePattern;
    private final double[] hours;
    private final double[] kilowattHours;
    private final double[] cost;
    private double highestKilowatts;

    PumpEnergy(Model model, State state) {
        this.model = model;
        this.state = state;
        this.options = model.network.energy();
        this.pricePattern = model.patterns.index(options.pricePattern());
        this.hours = new double[model.pumps.count];
        this.kilowattHours = new double[model.pumps.count];
        this.cost = new double[model.pumps.count];
    }

    /** Adds a step that begins at a moment; a run of one moment counts as an hour. */
    void add(long seconds, double stepHours) {
        long period = model.patterns.period(seconds);
        double sum = 0;
        for (int p = 0; p < model.pumps.count; p++) {
            double kilowatts = kilowatts(p);
            if (kilowatts <= 0) continue;
            sum += kilowatts;
            hours[p] += stepHours;
            kilowattHours[p] += kilowatts * stepHours;
            cost[p] += kilowatts * stepHours * price(p, period);
        }
        highestKilowatts = Math.max(highestKilowatts, sum);
    }

    private double price(int pump, long period) {
        double base = model.pumps.price[pump] > 0 ? model.pumps.price[pump] : options.price();
        int pattern = model.pumps.pricePattern[pump] >= 0 ? model.pumps.pricePattern[pump] : pricePattern;
        return pattern >= 0 ? base * model.patterns.factor(pattern, period) : base;
    }

    /** {@return power drawn now, 0 when it stands still} */
    double kilowatts(int pump) {
        int k = model.links.pipeEnd + pump;
        if (state.status[k] <= Status.CLOSED || state.setting[k] == 0) return 0;
        double flow = Math.abs(state.flow[k]);
        double lift = Math.abs(state.head[model.links.from[k]] - state.head[model.links.to[k]]);
        double horsepower = lift * flow * model.network.options().specificGravity() / HORSEPOWER;
        return horsepower / efficiency(pump, flow, state.setting[k]) * Units.KILOWATTS_PER_HORSEPOWER;
    }

    private double efficiency(int pump, double flow, double speed) {
        Broken curve = model.pumps.efficiency[pump];
        double percent = options.efficiency();
        if (curve != null) {
            double atFullSpeed = curve.at(flow / speed * model.units.flow());
            percent = 100 - (100 - atFullSpeed) * Math.pow(1 / speed, 0.1);
        }
        return Math.clamp(percent, 1, 100) / 100;
    }

    double hours(int pump) {
        return hours[pump];
    }

    double kilowattHours(int pump) {
        return kilowattHours[pump];
    }

    double cost(int pump) {
        return cost[pump];
    }

    double highestKilowatts() {
        return highestKilowatts;
    }
}

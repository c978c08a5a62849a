package org.songhua.engine.hydraulics.quality;

import org.songhua.engine.hydraulics.HydraulicOptions;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.QualityOptions;

/**
 * How quickly a substance gets from the bulk of a pipe to its wall, by the flow: Sherwood's number 2 in still water, Graetz's solution in laminar
 * flow, Notter and Sleicher's in turbulent (EPANET 2.2 user manual, equations 12.15 to 12.18; Edwards, Denny and Mills
 * 1976). Lengths in metres.
 */
final class WallTransfer {
    static final double SECONDS_PER_DAY = 86_400;
    private static final double SQUARE_FOOT = 0.3048 * 0.3048;
    /** Chlorine at 20 degrees, square metres per second. */
    private static final double DIFFUSIVITY = 1.3e-8 * SQUARE_FOOT;
    /** Water at 20 degrees, square metres per second. */
    private static final double VISCOSITY = 1.1e-5 * SQUARE_FOOT;

    private static final double TURBULENT = 2300;

    private final QualityOptions options;
    private final HydraulicOptions hydraulics;
    private final double diffusivity;
    private final double viscosity;

    WallTransfer(QualityOptions options, HydraulicOptions hydraulics) {
        this.options = options;
        this.hydraulics = hydraulics;
        double squareUnit = hydraulics.flowUnit().isMetric() ? 1 : SQUARE_FOOT;
        diffusivity = multiple(options.diffusivity(), 1e-4, DIFFUSIVITY, squareUnit);
        viscosity = multiple(hydraulics.viscosity(), 1e-3, VISCOSITY, squareUnit);
    }

    /** Files give either a multiple of the usual value, or the value itself when it is that small. */
    private static double multiple(double given, double smallest, double usual, double unit) {
        if (Double.isNaN(given)) return usual;
        return given > smallest ? given * usual : given * unit;
    }

    /**
     * What reacts in a pipe at a flow.
     *
     * @param length metres
     * @param diameter metres
     * @param flow cubic metres per second, either way
     */
    Decay decay(Pipe pipe, double length, double diameter, double flow) {
        double bulk = Double.isNaN(pipe.bulkCoefficient()) ? options.globalBulk() : pipe.bulkCoefficient();
        double wall = wallCoefficient(pipe) / SECONDS_PER_DAY * 4 / diameter;
        double transfer = diffusivity == 0
                ? Double.POSITIVE_INFINITY
                : sherwood(length, diameter, flow) * diffusivity / diameter * 4 / diameter;
        return new Decay(
                options.bulkOrder(),
                bulk / SECONDS_PER_DAY,
                options.limitingPotential(),
                (int) options.wallOrder(),
                wall,
                transfer);
    }

    /** {@return rate at the wall per day: metres, or mass unit per square metre over the unit's litre} */
    private double wallCoefficient(Pipe pipe) {
        double metres = hydraulics.flowUnit().isMetric() ? 1 : 0.3048;
        // Order 1 is a length per day. Order 0 is a mass per area and day, and a mass per litre is a thousand per cubic
        // metre.
        double unit = options.wallOrder() == 1 ? metres : 1 / (1000 * metres * metres);
        if (!Double.isNaN(pipe.wallCoefficient())) return pipe.wallCoefficient() * unit;
        if (options.roughnessCorrelation() != 0) return options.roughnessCorrelation() * roughness(pipe) * unit;
        return options.globalWall() * unit;
    }

    private double roughness(Pipe pipe) {
        return switch (hydraulics.headLoss()) {
            case HAZEN_WILLIAMS -> 1 / pipe.roughness();
            case DARCY_WEISBACH -> -1 / Math.log(relative(pipe));
            case CHEZY_MANNING -> pipe.roughness();
        };
    }

    /** Height of roughness (millimetres, or thousandths of a foot) over the diameter (millimetres, or inches). */
    private double relative(Pipe pipe) {
        return hydraulics.flowUnit().isMetric()
                ? pipe.roughness() / pipe.diameter()
                : pipe.roughness() / 1000 * 12 / pipe.diameter();
    }

    double sherwood(double length, double diameter, double flow) {
        double reynolds = Math.abs(flow) * 4 / (Math.PI * diameter * viscosity);
        double schmidt = viscosity / diffusivity;
        if (reynolds < 1) return 2;
        if (reynolds >= TURBULENT) return 0.0149 * Math.pow(reynolds, 0.88) * Math.cbrt(schmidt);
        double graetz = diameter / length * reynolds * schmidt;
        return 3.65 + 0.0668 * graetz / (1 + 0.04 * Math.pow(graetz, 2.0 / 3));
    }
}

package org.songhua.engine.hydraulics;

import org.jspecify.annotations.Nullable;

/**
 * How the hydraulics of a network are computed; the defaults are EPANET's.
 *
 * @param flowUnit of all flows of the file; decides on metric or US units
 * @param pressureUnit of all pressures of the file
 * @param headLoss formula of friction
 * @param specificGravity of the water
 * @param viscosity kinematic, as given: a multiple of 1.1e-5 square feet per second when above 0.001; NaN for that value
 * @param demandMultiplier of all demands
 * @param defaultPattern of demands that name none; need not exist
 * @param emitterExponent of pressure in the flow of emitters
 * @param emitterBackflow true when an emitter lets water in below zero pressure
 * @param pressureDemand what demand does when pressure is short, null when it is always met
 * @param convergence when an iteration ends
 */
public record HydraulicOptions(
        FlowUnit flowUnit,
        PressureUnit pressureUnit,
        HeadLoss headLoss,
        double specificGravity,
        double viscosity,
        double demandMultiplier,
        String defaultPattern,
        double emitterExponent,
        boolean emitterBackflow,
        @Nullable PressureDemand pressureDemand,
        Convergence convergence) {

    /** What EPANET takes when the file says nothing, in a metric unit. */
    public static HydraulicOptions of(FlowUnit unit, HeadLoss headLoss) {
        PressureUnit pressure = unit.isMetric() ? PressureUnit.METERS : PressureUnit.PSI;
        return new HydraulicOptions(
                unit, pressure, headLoss, 1, Double.NaN, 1, "1", 0.5, true, null, Convergence.DEFAULT);
    }

    /** {@return the same with another convergence} */
    public HydraulicOptions with(Convergence other) {
        return new HydraulicOptions(
                flowUnit,
                pressureUnit,
                headLoss,
                specificGravity,
                viscosity,
                demandMultiplier,
                defaultPattern,
                emitterExponent,
                emitterBackflow,
                pressureDemand,
                other);
    }

    /** {@return the same with demand that depends on pressure, or not} */
    public HydraulicOptions with(@Nullable PressureDemand other) {
        return new HydraulicOptions(
                flowUnit,
                pressureUnit,
                headLoss,
                specificGravity,
                viscosity,
                demandMultiplier,
                defaultPattern,
                emitterExponent,
                emitterBackflow,
                other,
                convergence);
    }

    /**
     * Demand met in part when pressure is short: d = D ((p - minimum) / (required - minimum)) ^ exponent (Wagner, Shamir
     * and Marks 1988).
     *
     * @param minimum pressure at and below which nothing flows
     * @param required pressure from which on the whole demand flows, above the minimum by 0.1 or more
     * @param exponent positive
     */
    public record PressureDemand(double minimum, double required, double exponent) {}
}

package org.songhua.engine.hydraulics.inp;

import org.songhua.engine.hydraulics.Convergence;
import org.songhua.engine.hydraulics.EnergyOptions;
import org.songhua.engine.hydraulics.HydraulicOptions;
import org.songhua.engine.hydraulics.HydraulicOptions.PressureDemand;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.Pump;
import org.songhua.engine.hydraulics.QualityOptions;
import org.songhua.engine.hydraulics.Tank;
import org.songhua.engine.hydraulics.Times;
import org.songhua.engine.hydraulics.WaterNetwork;

/** Writes options, times, energy and reactions. */
final class InpSettings {
    private final WaterNetwork network;
    private final InpText out;

    InpSettings(WaterNetwork network, InpText out) {
        this.network = network;
        this.out = out;
    }

    void write() {
        energy(network.energy());
        for (QualityOptions.Source source : sources())
            out.row(InpText.id(source.node()), source.type(), source.strength(), InpText.optional(source.pattern()));
        reactions(network.quality());
        times(network.times());
        out.section(Section.OPTIONS);
        hydraulics(network.options());
        convergence(network.options().convergence());
        quality(network.quality());
    }

    private Iterable<QualityOptions.Source> sources() {
        out.section(Section.SOURCES);
        return network.sources();
    }

    private void energy(EnergyOptions energy) {
        out.section(Section.ENERGY);
        out.row("GLOBAL PRICE", energy.price());
        if (energy.pricePattern() != null) out.row("GLOBAL PATTERN", InpText.id(energy.pricePattern()));
        out.row("GLOBAL EFFIC", energy.efficiency());
        out.row("DEMAND CHARGE", energy.demandCharge());
        for (Pump pump : network.pumps()) energy(pump);
    }

    private void energy(Pump pump) {
        Pump.Energy energy = pump.energy();
        String id = InpText.id(pump.id());
        if (energy.price() != 0) out.row("PUMP", id, "PRICE", energy.price());
        if (energy.pricePattern() != null) out.row("PUMP", id, "PATTERN", InpText.id(energy.pricePattern()));
        if (energy.efficiencyCurve() != null) out.row("PUMP", id, "EFFIC", InpText.id(energy.efficiencyCurve()));
    }

    private void reactions(QualityOptions quality) {
        out.section(Section.REACTIONS);
        out.row("ORDER BULK", quality.bulkOrder());
        out.row("ORDER WALL", quality.wallOrder());
        out.row("ORDER TANK", quality.tankOrder());
        out.row("GLOBAL BULK", quality.globalBulk());
        out.row("GLOBAL WALL", quality.globalWall());
        out.row("LIMITING POTENTIAL", quality.limitingPotential());
        out.row("ROUGHNESS CORRELATION", quality.roughnessCorrelation());
        for (Pipe pipe : network.pipes()) {
            rate("BULK", pipe.id(), pipe.bulkCoefficient());
            rate("WALL", pipe.id(), pipe.wallCoefficient());
        }
        for (Tank tank : network.tanks()) rate("TANK", tank.id(), tank.bulkCoefficient());
    }

    private void rate(String what, String id, double value) {
        if (!Double.isNaN(value)) out.row(what, InpText.id(id), value);
    }

    private void times(Times times) {
        out.section(Section.TIMES);
        time("DURATION", times.duration());
        time("HYDRAULIC TIMESTEP", times.hydraulicStep());
        time("QUALITY TIMESTEP", times.qualityStep());
        time("RULE TIMESTEP", times.ruleStep());
        time("PATTERN TIMESTEP", times.patternStep());
        time("PATTERN START", times.patternStart());
        time("REPORT TIMESTEP", times.reportStep());
        time("REPORT START", times.reportStart());
        time("START CLOCKTIME", times.startClock());
        out.row("STATISTIC", times.statistic());
    }

    private void time(String what, long seconds) {
        out.row(what, (double) seconds, "SEC");
    }

    private void hydraulics(HydraulicOptions options) {
        out.row("UNITS", options.flowUnit().name());
        out.row("PRESSURE", options.pressureUnit().name());
        out.row("HEADLOSS", formula(options));
        out.row("SPECIFIC GRAVITY", options.specificGravity());
        if (!Double.isNaN(options.viscosity())) out.row("VISCOSITY", options.viscosity());
        out.row("DEMAND MULTIPLIER", options.demandMultiplier());
        out.row("PATTERN", InpText.id(options.defaultPattern()));
        out.row("EMITTER EXPONENT", options.emitterExponent());
        out.row("BACKFLOW ALLOWED", options.emitterBackflow() ? "YES" : "NO");
        PressureDemand demand = options.pressureDemand();
        if (demand != null) pressureDemand(demand);
    }

    private static String formula(HydraulicOptions options) {
        return switch (options.headLoss()) {
            case HAZEN_WILLIAMS -> "H-W";
            case DARCY_WEISBACH -> "D-W";
            case CHEZY_MANNING -> "C-M";
        };
    }

    private void pressureDemand(PressureDemand demand) {
        out.row("DEMAND MODEL PDA");
        out.row("MINIMUM PRESSURE", demand.minimum());
        out.row("REQUIRED PRESSURE", demand.required());
        out.row("PRESSURE EXPONENT", demand.exponent());
    }

    private void convergence(Convergence convergence) {
        out.row("ACCURACY", convergence.accuracy());
        out.row("TRIALS", (double) convergence.trials());
        out.row("UNBALANCED", convergence.extraTrials() < 0 ? "STOP" : "CONTINUE " + convergence.extraTrials());
        out.row("HEADERROR", convergence.headError());
        out.row("FLOWCHANGE", convergence.flowChange());
        out.row("CHECKFREQ", (double) convergence.checkEvery());
        out.row("MAXCHECK", (double) convergence.checkUntil());
        out.row("DAMPLIMIT", convergence.dampBelow());
        out.row("HTOL", convergence.headTolerance());
        out.row("QTOL", convergence.flowTolerance());
        out.row("RQTOL", convergence.gradientTolerance());
    }

    private void quality(QualityOptions quality) {
        switch (quality.kind()) {
            case NONE -> out.row("QUALITY NONE");
            case AGE -> out.row("QUALITY AGE");
            case TRACE -> out.row("QUALITY TRACE", InpText.optional(quality.traceNode()));
            case CHEMICAL -> out.row("QUALITY", InpText.id(quality.name()), InpText.id(quality.massUnit()));
        }
        if (!Double.isNaN(quality.tolerance())) out.row("TOLERANCE", quality.tolerance());
        if (!Double.isNaN(quality.diffusivity())) out.row("DIFFUSIVITY", quality.diffusivity());
    }
}

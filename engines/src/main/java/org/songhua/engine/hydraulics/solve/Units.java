package org.songhua.engine.hydraulics.solve;

import org.songhua.engine.hydraulics.HydraulicOptions;

/**
 * How many units of the file make one inner unit. Inside, lengths and heads are in feet, flows in cubic feet per second,
 * as in EPANET, whose rounded constants and tolerances only there mean the same.
 *
 * @param flow file's flow unit per cubic foot per second
 * @param head metres or feet per foot; also lengths, elevations, levels
 * @param diameter millimetres or inches per foot
 * @param pressure file's pressure unit per foot of water
 * @param volume cubic metres or feet per cubic foot
 * @param power kilowatts or horsepower per horsepower
 */
public record Units(double flow, double head, double diameter, double pressure, double volume, double power) {
    static final double METRES_PER_FOOT = 0.3048;
    static final double KILOWATTS_PER_HORSEPOWER = 0.7457;

    static Units of(HydraulicOptions options) {
        boolean metric = options.flowUnit().isMetric();
        double head = metric ? METRES_PER_FOOT : 1;
        return new Units(
                options.flowUnit().perCfs(),
                head,
                metric ? 1000 * METRES_PER_FOOT : 12,
                options.pressureUnit().perFoot(options.specificGravity()),
                head * head * head,
                metric ? KILOWATTS_PER_HORSEPOWER : 1);
    }
}

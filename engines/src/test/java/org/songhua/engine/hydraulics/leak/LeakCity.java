package org.songhua.engine.hydraulics.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.hydraulics.solve.Model;
import org.songhua.engine.hydraulics.solve.Simulation;

/**
 * A city of streets in squares of 150 metres behind one meter, as its model has it, and as it is: roughness and customers differ from the model by some per
 * cent, the total goes up and down from hour to hour, sensors are noisy, and pipes may leak. Values are hourly means, from a Monday on.
 */
final class LeakCity {
    static final int HOUR = 3600;
    private static final double[] DAY = {
        0.5, 0.4, 0.4, 0.4, 0.5, 0.8, 1.3, 1.6, 1.5, 1.3, 1.1, 1.1, 1.2, 1.1, 1.0, 1.0, 1.1, 1.3, 1.5, 1.5, 1.3, 1.0,
        0.8, 0.6
    };

    private final int side;
    private final int hours;
    private final Random random;
    private final double error;
    private final List<Burst> bursts = new ArrayList<>();
    private final WaterNetwork model;

    /** A leak of some pipe; it grows evenly from the first to the full hour, and ends at the last. */
    record Burst(String pipe, int first, int full, int last, double cubicMetresPerHour) {
        double at(int hour) {
            if (hour < first || hour >= last) return 0;
            return hour >= full ? cubicMetresPerHour : cubicMetresPerHour * (hour - first) / (full - first);
        }
    }

    /** @param error relative difference between the model and the city */
    LeakCity(int side, int days, long seed, double error) {
        this.side = side;
        this.hours = 24 * days;
        this.random = new Random(seed);
        this.error = error;
        model = Nets.read(text(0, pattern(DAY), Map.of()));
    }

    WaterNetwork model() {
        return model;
    }

    LeakCity burst(String pipe, int first, double cubicMetresPerHour) {
        return burst(new Burst(pipe, first, first, hours, cubicMetresPerHour));
    }

    LeakCity burst(Burst burst) {
        bursts.add(burst);
        return this;
    }

    /** {@return a pipe of the streets} */
    Pipe pipe(int number) {
        return model.pipes().get(1 + Math.floorMod(number, model.pipes().size() - 1));
    }

    private static String pattern(double[] factors) {
        var text = new StringBuilder();
        for (double factor : factors) text.append(String.format(Locale.ROOT, "D %.5f%n", factor));
        return text.toString();
    }

    private double off(double by) {
        return 1 + by * (2 * random.nextDouble() - 1);
    }

    private String text(double by, String patterns, Map<String, double[]> leaks) {
        var text = new StringBuilder("[RESERVOIRS]\nR 60\n[JUNCTIONS]\n");
        for (int i = 0; i < side * side; i++) line(text, "N%d 0 %.4f D%n", i, 2.5 * off(by));
        leaks.keySet().forEach(pipe -> line(text, "L%s 0 1 L%s%n", pipe, pipe));
        text.append("[PIPES]\nM R N0 50 400 120\n");
        for (int i = 0; i < side; i++)
            for (int j = 0; j + 1 < side; j++) {
                street(text, i * side + j, i * side + j + 1, off(by), leaks);
                street(text, j * side + i, (j + 1) * side + i, off(by), leaks);
            }
        text.append("[PATTERNS]\n").append(patterns);
        leaks.forEach((pipe, flows) -> {
            for (double flow : flows) line(text, "L%s %.4f%n", pipe, flow);
        });
        return line(text, "[TIMES]%nDURATION %d%nHYDRAULIC TIMESTEP 1%nPATTERN TIMESTEP 1%n", hours - 1)
                .toString();
    }

    private static StringBuilder line(StringBuilder text, String format, Object... values) {
        return text.append(String.format(Locale.ROOT, format, values));
    }

    /** Wider near the source; in two halves where it leaks. */
    private void street(StringBuilder text, int a, int b, double off, Map<String, double[]> leaks) {
        String id = "P" + a + "_" + b;
        int diameter = a < 3 * side && a % side < 3 ? 250 : 150;
        if (!leaks.containsKey(id)) line(text, "%s N%d N%d 150 %d %.3f%n", id, a, b, diameter, 110 * off);
        else {
            line(text, "%s N%d L%s 75 %d %.3f%n", id, a, id, diameter, 110 * off);
            line(text, "%s_ L%s N%d 75 %d %.3f%n", id, id, b, diameter, 110 * off);
        }
    }

    /** {@return what the sensors of the city say: at every third crossing, and at the meter} */
    Scada scada() {
        var total = new double[hours];
        for (int h = 0; h < hours; h++) total[h] = DAY[h % 24] * Math.exp(0.05 * random.nextGaussian());
        var leaks = new HashMap<String, double[]>();
        for (Burst burst : bursts) {
            double[] flows = leaks.computeIfAbsent(burst.pipe(), any -> new double[hours]);
            for (int h = 0; h < hours; h++) flows[h] += burst.at(h);
        }
        return measure(Model.of(Nets.read(text(error, pattern(total), leaks))));
    }

    private Scada measure(Model city) {
        var pressures = new HashMap<String, double[]>();
        for (int i = side + 1; i < side * side; i += 3) pressures.put("N" + i, new double[hours]);
        var meter = new double[hours];
        new Simulation(city, false).run(run -> {
            int hour = (int) (run.seconds() / HOUR);
            meter[hour] = run.flow(city.link("M"));
            pressures.forEach((id, values) -> values[hour] = run.pressure(city.node(id)) + 0.01 * noise(id, hour));
        });
        return new Scada(0, HOUR, pressures, Map.of("M", meter), Map.of());
    }

    /** By sensor and hour, so that no order of sensors matters. */
    private static double noise(String id, int hour) {
        return new Random(31L * id.hashCode() + 7919L * hour).nextGaussian();
    }
}

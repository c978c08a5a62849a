package org.songhua.lifeline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;
import org.songhua.pack.Text;

/**
 * A kind of network under pressure that a pack declares: which city objects it consists of, and what is assumed where they say nothing.
 *
 * @param code unique over all packs
 * @param pack that declares it
 * @param title for people
 * @param pipes class of its pipes
 * @param from attribute of a pipe with the code of the node at its begin
 * @param to attribute with the code at its end
 * @param diameter attribute in millimetres
 * @param length attribute in metres
 * @param material attribute with the code of the material
 * @param year attribute with the year of building
 * @param valves its isolation valves
 * @param sources where it is fed
 * @param headMetres head that sources keep, assumed
 * @param consumers class of who draws from it
 * @param residents attribute with their people
 * @param litresPerDay drawn by each of them, assumed
 * @param critical classes whose supply matters most
 * @param live how its sensors are compared with the model; null when they are not
 */
public record Lifeline(
        String code,
        String pack,
        Text title,
        String pipes,
        String from,
        String to,
        String diameter,
        String length,
        String material,
        String year,
        Part valves,
        Part sources,
        double headMetres,
        String consumers,
        String residents,
        double litresPerDay,
        List<String> critical,
        @Nullable Live live) {
    public Lifeline {
        critical = List.copyOf(critical);
    }

    /**
     * Objects of a class that belong to the network.
     *
     * @param classCode their class
     * @param where attributes they must have
     * @param node attribute with the code of their node
     * @param open attribute that is false where one stands closed, empty without one
     */
    public record Part(String classCode, Map<String, String> where, String node, String open) {
        public Part {
            where = Map.copyOf(where);
        }
    }

    /**
     * How sensors are compared with the model.
     *
     * @param pressure code of the observed property of pressure sensors
     * @param inflow code of that of meters at the sources; empty without
     * @param intervalSeconds between readings
     * @param falseAlarmsPerYear that are allowed over all sensors
     * @param learnDays from which is learned what is usual
     * @param day use by hour of the day, as multiples of the mean, assumed where the inflow is not measured
     * @param level of the warning of a burst
     * @param name of that warning
     * @param advice what to do
     */
    public record Live(
            String pressure,
            String inflow,
            int intervalSeconds,
            double falseAlarmsPerYear,
            int learnDays,
            List<Double> day,
            Level level,
            Text name,
            Text advice) {
        public Live {
            day = List.copyOf(day);
        }
    }
}

package org.songhua.demo;

import java.util.List;
import java.util.stream.Stream;
import org.songhua.demo.internal.plan.Yaml;

/**
 * Who answers for what in the demo city, so that its cases find a department and say why. All of it is made up.
 *
 * @param duties one for each class and area; none twice
 */
public record DemoDuties(List<Duty> duties) {

    /**
     * A responsibility.
     *
     * @param department code of an organisation of {@link DemoPeople}
     * @param classHead head of class codes of cases; empty for all
     * @param areaHead head of region codes; empty for the whole city
     * @param basis on what it rests
     */
    public record Duty(String department, String classHead, String areaHead, String basis) {}

    public DemoDuties {
        duties = List.copyOf(duties);
    }

    /** {@return the duties as written in {@code demo/duties.yml}} */
    public static DemoDuties read() {
        return new DemoDuties(Yaml.read("duties.yml").list("duties").stream()
                .flatMap(DemoDuties::each)
                .toList());
    }

    private static Stream<Duty> each(Yaml entry) {
        List<String> areas = entry.has("areas") ? entry.texts("areas") : List.of("");
        return entry.texts("classes").stream()
                .flatMap(head -> areas.stream()
                        .map(area -> new Duty(entry.text("department"), head, area, entry.text("basis"))));
    }
}

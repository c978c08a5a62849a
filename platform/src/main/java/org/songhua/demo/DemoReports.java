package org.songhua.demo;

import java.util.List;
import org.songhua.demo.internal.plan.Yaml;

/**
 * What citizens of the demo city report, so that its desk and the map for everybody have something to show. All of it is made up.
 *
 * @param kinds each of one class
 */
public record DemoReports(List<Kind> kinds) {

    /**
     * Reports of one kind.
     *
     * @param caseClass class of the case
     * @param near class of city objects at which they lie
     * @param count how many, 1 or more
     * @param text what is said
     * @param isAccepted whether the desk has accepted them already
     */
    public record Kind(String caseClass, String near, int count, String text, boolean isAccepted) {}

    public DemoReports {
        kinds = List.copyOf(kinds);
    }

    /** {@return the reports as written in {@code demo/reports.yml}} */
    public static DemoReports read() {
        return new DemoReports(Yaml.read("reports.yml").list("reports").stream()
                .map(one -> new Kind(
                        one.text("class"),
                        one.text("near"),
                        (int) one.number("count"),
                        one.text("text"),
                        one.has("accepted")))
                .toList());
    }
}

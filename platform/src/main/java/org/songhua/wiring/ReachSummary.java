package org.songhua.wiring;

import java.util.Locale;
import org.songhua.engine.network.StreetBuild;
import org.songhua.engine.travel.Coverage;
import org.songhua.engine.travel.CoverageReport;

/** What the reach command says at its end, for people and for scripts: one fact a line. */
final class ReachSummary {
    private final StringBuilder text = new StringBuilder();

    private ReachSummary() {}

    static String of(StreetBuild build, ReachResult result) {
        var summary = new ReachSummary();
        summary.streets(build);
        summary.coverage(result);
        summary.line(
                "not snapped: origins " + result.originsUnsnapped() + ", facilities " + result.facilitiesUnsnapped());
        summary.line("with street but without way to some class: origins " + result.originsCutOff());
        return summary.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void streets(StreetBuild build) {
        line("streets: nodes " + build.graph().nodeCount()
                + ", edges " + build.graph().edgeCount()
                + ", ways " + build.waysUsed()
                + ", ways of other modes " + build.waysOfOtherModes()
                + ", barriers " + build.nodesBlocking()
                + ", turns forbidden " + build.turnsForbidden()
                + ", turns not understood " + build.turnsNotUnderstood()
                + ", nodes missing " + build.nodesMissing());
    }

    private void coverage(ReachResult result) {
        CoverageReport report = result.coverage();
        for (int c = 0; c < report.byClass().size(); c++) {
            LimitOption limit = result.limits().get(c);
            String name = limit.serviceClass() + " within " + limit.text() + " (" + result.facilityCount(c) + ")";
            line(name + ": " + share(report.byClass().get(c)));
        }
        line("all classes: " + share(report.allClasses()));
        report.weakest()
                .ifPresent(c -> line("weakest class: " + result.limits().get(c).serviceClass()));
    }

    private static String share(Coverage coverage) {
        return String.format(
                Locale.ROOT,
                "origins %d of %d (%.2f %%), people %.0f of %.0f (%.2f %%)",
                coverage.originsCovered(),
                coverage.origins(),
                100 * coverage.shareOfOrigins(),
                coverage.weightCovered(),
                coverage.weight(),
                100 * coverage.shareOfWeight());
    }
}

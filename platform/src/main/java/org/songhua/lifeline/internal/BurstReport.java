package org.songhua.lifeline.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.songhua.engine.rule.Reason;
import org.songhua.lifeline.BurstPlan;
import org.songhua.lifeline.Lifeline;
import org.songhua.lifeline.LiveState.Suspect;
import org.songhua.lifeline.internal.LiveNetwork.Look;
import org.songhua.pack.Text;
import org.songhua.warning.Finding;

/** A burst as a warning: sensors and pipes as its reasons; what to close and whom it concerns in its advice, which the case takes over. */
final class BurstReport {
    private static final int SENSORS = 5;
    private static final int NAMED = 10;

    private final LiveNetwork network;
    private final Look look;

    BurstReport(LiveNetwork network, Look look) {
        this.network = network;
        this.look = look;
    }

    /** @param place of the likeliest pipe, longitude and latitude */
    Finding finding(Lifeline lifeline, Lifeline.Live live, List<Suspect> suspects, BurstPlan plan, double[] place) {
        List<Integer> fallen = fallen();
        Suspect best = suspects.getFirst();
        return new Finding(
                DefaultLiveNetworks.warning(lifeline),
                lifeline.pack(),
                live.name(),
                new Text(
                        chinese(live.advice().zh(), suspects, plan),
                        english(live.advice().en(), suspects, plan)),
                gauge(fallen.getFirst()).datastream(),
                best.pipe().value(),
                place[0],
                place[1],
                live.level(),
                reasons(suspects),
                things(),
                at());
    }

    Instant at() {
        return Instant.ofEpochSecond(look.step() * network.interval());
    }

    private Gauges.Pressure gauge(int sensor) {
        return network.gauges().pressures.get(sensor);
    }

    /** {@return the sensors that have fallen, the clearest first} */
    private List<Integer> fallen() {
        return look.fallen().stream()
                .sorted(Comparator.comparingDouble(s -> look.away()[s]))
                .toList();
    }

    private Set<Long> things() {
        return look.fallen().stream().map(s -> gauge(s).thing()).collect(Collectors.toSet());
    }

    private List<Reason> reasons(List<Suspect> suspects) {
        var reasons = new ArrayList<Reason>();
        for (int s : fallen().stream().limit(SENSORS).toList()) {
            double spread = look.usual().spread()[s];
            reasons.add(new Reason(
                    "Δp " + gauge(s).name() + " (σ " + decimal(spread) + " m)",
                    rounded(look.change()[s]),
                    rounded(-look.limit() * spread),
                    "m",
                    "",
                    true,
                    true));
        }
        for (Suspect one : suspects)
            reasons.add(new Reason(
                    pipe(one) + " p=" + decimal(one.likelihood()),
                    rounded(one.lostCubicMetresPerHour()),
                    Double.NaN,
                    "m3/h",
                    "",
                    true,
                    true));
        return reasons;
    }

    private static String pipe(Suspect one) {
        return one.from() + "–" + one.to();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    private static String valves(BurstPlan plan, String between) {
        return plan.valves().stream().map(BurstPlan.Valve::node).collect(Collectors.joining(between));
    }

    private static String places(BurstPlan plan, String between) {
        return plan.critical().stream()
                .limit(NAMED)
                .map(one -> one.name() == null ? one.classCode() : one.name())
                .collect(Collectors.joining(between));
    }

    private static String chinese(String advice, List<Suspect> suspects, BurstPlan plan) {
        var text = new StringBuilder(advice);
        text.append("疑似管段（前五）：").append(suspects.stream().map(BurstReport::pipe).collect(Collectors.joining("、")));
        text.append("。估计漏失 ")
                .append(Math.round(suspects.getFirst().lostCubicMetresPerHour()))
                .append(" m³/h。");
        if (plan.valves().isEmpty()) text.append("无阀门可隔离。");
        else text.append("按序关闭阀门：").append(valves(plan, "、")).append("。");
        text.append("停水 ").append(plan.residentsWithout()).append(" 人，水压不足 ");
        text.append(plan.residentsShort()).append(" 人。");
        if (!plan.critical().isEmpty())
            text.append("重要用户：").append(places(plan, "、")).append("。");
        return text.toString();
    }

    private static String english(String advice, List<Suspect> suspects, BurstPlan plan) {
        var text = new StringBuilder(advice);
        text.append(" Likeliest pipes: ")
                .append(suspects.stream().map(BurstReport::pipe).collect(Collectors.joining(", ")));
        text.append(". Estimated loss ")
                .append(Math.round(suspects.getFirst().lostCubicMetresPerHour()))
                .append(" m³/h. ");
        if (plan.valves().isEmpty()) text.append("No valves part it from the sources. ");
        else text.append("Close in this order: ").append(valves(plan, ", ")).append(". ");
        text.append("Without water: ").append(plan.residentsWithout()).append(", short of pressure: ");
        text.append(plan.residentsShort()).append(".");
        if (!plan.critical().isEmpty())
            text.append(" Critical users: ").append(places(plan, ", ")).append(".");
        return text.toString();
    }
}

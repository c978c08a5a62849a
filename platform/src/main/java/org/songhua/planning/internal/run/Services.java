package org.songhua.planning.internal.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.travel.Metric;
import org.songhua.engine.travel.Tier;
import org.songhua.people.Scope;
import org.songhua.planning.ServiceElement;
import org.songhua.planning.ServiceSet;
import org.songhua.planning.ServiceSets;
import org.songhua.planning.internal.town.Town;
import org.songhua.planning.internal.town.Towns;
import org.springframework.stereotype.Component;

/** What every analysis begins with: the set of services asked for and the town. */
@Component
final class Services {
    /** Share of an analysis that is reading the city, when it was not read before. */
    static final double READING = 0.5;

    private final ServiceSets sets;
    private final Towns towns;

    Services(ServiceSets sets, Towns towns) {
        this.sets = sets;
        this.towns = towns;
    }

    ServiceSet set(Inputs inputs) {
        String code = inputs.text("set");
        return sets.find(code)
                .orElseThrow(() -> Inputs.fault(
                        "/inputs/set",
                        "PLAN-110",
                        "No pack '" + code + "' declares services.",
                        "Use one of: "
                                + String.join(
                                        ", ",
                                        sets.list().stream()
                                                .map(ServiceSet::code)
                                                .toList()) + "."));
    }

    Town town(Inputs inputs, Scope scope, Progress progress) {
        return towns.get(scope, inputs.profile(), progress);
    }

    /** {@return the same town for people on foot} @throws org.songhua.engine.fault.FaultException when the city changed meanwhile */
    Town walkingTown(Town town, Inputs inputs, Scope scope, Progress progress) {
        Town walking = towns.get(scope, inputs.walkingProfile(), progress);
        if (walking.dataVersion() == town.dataVersion()) return walking;
        throw Inputs.fault("/inputs", "PLAN-196", "The city's data changed while it was read.", "Ask again.");
    }

    /** {@return minutes of a tier, null for none} */
    static @Nullable Integer minutes(@Nullable Tier tier) {
        return tier == null ? null : (Integer) tier.minutes();
    }

    /** {@return how an element reads in results} */
    static Map<String, Object> view(ServiceElement element) {
        var view = new LinkedHashMap<String, Object>();
        view.put("code", element.code());
        view.put("title", element.title());
        Integer minutes = minutes(element.tier());
        if (minutes != null) view.put("tier", minutes);
        view.put("limit", element.limit().value() / (element.limit().metric() == Metric.TIME ? 60_000.0 : 1000.0));
        view.put("unit", element.limit().metric() == Metric.TIME ? "min" : "m");
        view.put("basis", element.basis());
        view.put("verified", element.verified());
        return view;
    }

    /** {@return the elements asked for, all that are for dwellings when none is} */
    static List<ServiceElement> chosen(Inputs inputs, ServiceSet set) {
        List<String> codes = inputs.texts("elements");
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            ServiceElement element = set.find(code).orElse(null);
            if (element != null && element.from().isEmpty()) continue;
            if (element != null)
                throw Inputs.fault(
                        "/inputs/elements/" + i,
                        "PLAN-116",
                        "The service '" + code + "' is for places, not for dwellings.",
                        "Ask for `places-reach`.");
            throw Inputs.fault(
                    "/inputs/elements/" + i,
                    "PLAN-111",
                    "The set '" + set.code() + "' has no service '" + code + "'.",
                    "Use one of: " + String.join(", ", Inputs.codes(set)) + ".");
        }
        return set.elements().stream()
                .filter(element -> element.from().isEmpty())
                .filter(element -> codes.isEmpty() || codes.contains(element.code()))
                .toList();
    }
}

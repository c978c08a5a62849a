package org.songhua.edge.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.travel.Metric;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Permission;
import org.songhua.planning.ServiceElement;
import org.songhua.planning.ServiceSet;
import org.songhua.planning.ServiceSets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The services that packs declare for dwellings, for forms. */
@RestController
class ServiceController {
    private final ServiceSets sets;

    ServiceController(ServiceSets sets) {
        this.sets = sets;
    }

    /** A set of services. */
    record SetView(String code, String version, Text title, List<ElementView> elements) {
        static SetView of(ServiceSet set) {
            List<ElementView> elements = set.elements().stream()
                    .filter(one -> one.from().isEmpty())
                    .map(ElementView::of)
                    .toList();
            return new SetView(set.code(), set.version(), set.title(), elements);
        }
    }

    /** A service with its limit in minutes or metres. */
    record ElementView(
            String code,
            Text title,
            List<String> classes,
            @Nullable Integer tier,
            double limit,
            String unit,
            boolean capacity,
            String basis,
            boolean verified) {
        static ElementView of(ServiceElement one) {
            boolean time = one.limit().metric() == Metric.TIME;
            return new ElementView(
                    one.code(),
                    one.title(),
                    one.classes(),
                    one.tier() == null ? null : (Integer) one.tier().minutes(),
                    one.limit().value() / (time ? 60_000.0 : 1000.0),
                    time ? "min" : "m",
                    one.capacity() != null,
                    one.basis(),
                    one.verified());
        }
    }

    @Allow(Permission.PLANNING_RUN)
    @GetMapping("/api/planning/services")
    List<SetView> list() {
        return sets.list().stream()
                .map(SetView::of)
                .filter(set -> !set.elements().isEmpty())
                .toList();
    }
}

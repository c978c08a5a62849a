package org.songhua.edge.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectQuery;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassStyle;
import org.songhua.pack.Packs;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What there is: classes with their counts, and data sets. */
@RestController
class CatalogueController {
    private final Packs packs;
    private final CityObjects objects;

    CatalogueController(Packs packs, CityObjects objects) {
        this.packs = packs;
        this.objects = objects;
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/catalogue")
    CatalogueView catalogue(Caller caller) {
        Map<String, Long> counts = objects.countByClass(caller.scope());
        List<GroupView> groups = packs.groups().stream()
                .map(group -> new GroupView(group.code(), group.title(), classes(group.code(), counts, caller.scope())))
                .filter(group -> !group.classes().isEmpty())
                .toList();
        double[] extent = array(objects.extent(null, caller.scope()).orElse(null));
        return new CatalogueView(objects.dataVersion(), extent, home(caller.scope()), groups);
    }

    /**
     * Where the map opens: around the data set with the most objects, since one that lies on another continent would
     * leave nothing to see of either.
     */
    private double @Nullable [] home(Scope scope) {
        Map<Integer, Extent> extents = objects.extentByDataset(scope);
        return objects.datasets().stream()
                .filter(dataset -> extents.containsKey(dataset.number()))
                .max(Comparator.comparingLong(dataset -> count(dataset, scope)))
                .map(dataset -> array(extents.get(dataset.number())))
                .orElse(null);
    }

    private long count(Dataset dataset, Scope scope) {
        return objects.count(
                new ObjectQuery(List.of(), List.of(), Map.of(), dataset.number(), null, null, null, 1), scope);
    }

    private List<ClassView> classes(String group, Map<String, Long> counts, Scope scope) {
        return packs.classes().stream()
                .filter(definition -> definition.group().equals(group) && scope.allowsClass(definition.code()))
                .map(definition -> ClassView.of(definition, counts.getOrDefault(definition.code(), 0L)))
                .toList();
    }

    private static double @Nullable [] array(@Nullable Extent extent) {
        if (extent == null) return null;
        return new double[] {extent.west(), extent.south(), extent.east(), extent.north()};
    }

    /**
     * The layer tree.
     *
     * @param dataVersion changes with the data
     * @param extent around everything: west, south, east, north in degrees; null when there is nothing
     * @param home where the map opens
     */
    @SuppressWarnings("ArrayRecordComponent")
    record CatalogueView(
            long dataVersion, double @Nullable [] extent, double @Nullable [] home, List<GroupView> groups) {}

    /** A heading with its classes. */
    record GroupView(String code, Text title, List<ClassView> classes) {}

    /** A class with the number of its objects. */
    record ClassView(
            String code,
            Text title,
            ClassDefinition.GeometryKind geometry,
            long count,
            int cimLevel,
            @Nullable String standardCode,
            ClassStyle style,
            List<AttributeDefinition> attributes) {
        static ClassView of(ClassDefinition definition, long count) {
            return new ClassView(
                    definition.code(),
                    definition.title(),
                    definition.geometry(),
                    count,
                    definition.cimLevel(),
                    definition.standardCode(),
                    definition.style(),
                    definition.attributes());
        }
    }
}

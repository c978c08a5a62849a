package org.songhua.edge.console;

import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.Regions;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.pack.Text;
import org.springframework.stereotype.Component;

/** Makes views of objects, with the titles of what they refer to. */
@Component
class ObjectViews {
    private final CityObjects objects;
    private final Regions regions;
    private final Packs packs;

    ObjectViews(CityObjects objects, Regions regions, Packs packs) {
        this.objects = objects;
        this.regions = regions;
        this.packs = packs;
    }

    ObjectView of(CityObject object) {
        String region = object.region();
        return ObjectView.of(
                object,
                title(object),
                dataset(object),
                region == null ? null : new ObjectView.RegionView(region, regions.path(region)));
    }

    private @Nullable Text title(CityObject object) {
        return packs.findClass(object.classCode()).map(ClassDefinition::title).orElse(null);
    }

    private @Nullable Dataset dataset(CityObject object) {
        return objects.datasets().stream()
                .filter(d -> d.number() == object.dataset())
                .findFirst()
                .orElse(null);
    }
}

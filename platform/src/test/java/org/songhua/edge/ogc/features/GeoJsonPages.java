package org.songhua.edge.ogc.features;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.CrsByReference;
import org.songhua.pack.ClassDefinition;
import org.songhua.people.Scope;

/** Pages of features as the API writes them, without HTTP around, for benches. */
public final class GeoJsonPages {
    private final CityObjects objects;
    private final ClassDefinition definition;
    private final Map<Integer, Dataset> datasets;
    private final ByteSink out = new ByteSink(1 << 20);

    public GeoJsonPages(CityObjects objects, ClassDefinition definition) {
        this.objects = objects;
        this.definition = definition;
        this.datasets = objects.datasets().stream().collect(Collectors.toMap(Dataset::number, Function.identity()));
    }

    /** {@return number of features written for a box; the bytes are thrown away} */
    public int write(Extent extent) {
        var writer = new FeatureWriter(definition, datasets, CrsByReference.CRS84);
        var query = new ObjectQuery(
                List.of(definition.code()), List.of(extent), Map.of(), null, null, null, null, ObjectQuery.MAX_LIMIT);
        var count = new int[1];
        out.reset();
        objects.streamPacked(query, Scope.ALL, object -> {
            count[0]++;
            writer.write(object, out);
        });
        return count[0];
    }
}

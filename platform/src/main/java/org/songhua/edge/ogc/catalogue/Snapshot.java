package org.songhua.edge.ogc.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.cim.Dataset;
import org.songhua.cim.Extent;

/**
 * The collections as they were at one moment.
 *
 * @param version differs whenever the data do
 * @param byId collections with objects first, each part in the order of the packs
 * @param datasets data sets by number
 */
public record Snapshot(long version, Map<String, Collection> byId, Map<Integer, Dataset> datasets) {
    public Snapshot {
        byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
        datasets = Map.copyOf(datasets);
    }

    public List<Collection> collections() {
        return List.copyOf(byId.values());
    }

    public Optional<Collection> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** {@return rectangle around all objects; empty when there are none} */
    public Optional<Extent> extent() {
        return byId.values().stream().flatMap(c -> c.extent().stream()).reduce(Extent::union);
    }

    /** {@return the data set of that code} */
    public Optional<Dataset> findDataset(String code) {
        return datasets.values().stream().filter(d -> d.code().equals(code)).findFirst();
    }
}

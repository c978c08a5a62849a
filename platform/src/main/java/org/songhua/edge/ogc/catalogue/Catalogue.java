package org.songhua.edge.ogc.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.Extent;
import org.songhua.edge.ogc.http.OgcException;
import org.songhua.edge.ogc.http.OgcFaults;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.people.Scope;
import org.springframework.stereotype.Component;

/**
 * Every class that the packs declare and the caller's scope allows is a collection, with or without objects, so that an
 * address does not come and go with the data. Safe for use by many threads.
 */
@Component
public class Catalogue {
    private final Packs packs;
    private final CityObjects objects;
    // Snapshots of old data versions fall out by themselves.
    private final Cache<Key, Snapshot> snapshots =
            Caffeine.newBuilder().maximumSize(64).build();

    Catalogue(Packs packs, CityObjects objects) {
        this.packs = packs;
        this.objects = objects;
    }

    /** {@return the collections as they are now} */
    public Snapshot now(Scope scope) {
        return snapshots.get(new Key(objects.dataVersion(), objects.datasets(), scope, packs.now()), this::read);
    }

    /**
     * {@return the collection of that id}
     *
     * @throws OgcException when there is none within the scope
     */
    public Collection get(String id, Scope scope) {
        return now(scope).find(id).orElseThrow(() -> OgcException.notFound(OgcFaults.noSuchCollection(id)));
    }

    private Snapshot read(Key key) {
        Map<String, Long> counts = objects.countByClass(key.scope);
        Map<String, Collection> collections = key.packs.classes().stream()
                .filter(definition -> key.scope.allowsClass(definition.code()))
                .map(definition -> collection(definition, counts, key.scope))
                .sorted(Comparator.comparing(collection -> collection.count() == 0))
                .collect(Collectors.toMap(Collection::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        Map<Integer, Dataset> datasets =
                key.datasets.stream().collect(Collectors.toMap(Dataset::number, Function.identity()));
        return new Snapshot(key.fingerprint(), collections, datasets);
    }

    private Collection collection(ClassDefinition definition, Map<String, Long> counts, Scope scope) {
        long count = counts.getOrDefault(definition.code(), 0L);
        Optional<Extent> extent = count == 0 ? Optional.empty() : objects.extent(definition.code(), scope);
        return new Collection(definition, count, extent);
    }

    /** The data sets say when they changed by the same transaction as the change; the version alone may run ahead. */
    private record Key(long version, List<Dataset> datasets, Scope scope, Packs packs) {
        long fingerprint() {
            return version ^ (long) datasets.hashCode() << 32;
        }
    }
}

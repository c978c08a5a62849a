package org.songhua.planning.internal.town;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songhua.cim.CityObjects;
import org.songhua.engine.network.StreetProfile;
import org.songhua.engine.progress.Progress;
import org.songhua.pack.PacksTaken;
import org.songhua.people.Scope;
import org.songhua.planning.ServiceElement;
import org.songhua.planning.ServiceSets;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The towns in use, each read once for a version of the data; the ones asked for last are kept. */
@Component
public class Towns {
    private static final int KEPT = 4;

    private final CityObjects objects;
    private final ServiceSets sets;
    private final Map<Key, Town> kept = new LinkedHashMap<>(16, 0.75f, true);

    Towns(CityObjects objects, ServiceSets sets) {
        this.objects = objects;
        this.sets = sets;
    }

    private Set<String> classes() {
        return elements().flatMap(element -> element.classes().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> from() {
        return elements()
                .map(ServiceElement::from)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<ServiceElement> elements() {
        return sets.list().stream().flatMap(set -> set.elements().stream());
    }

    /** What other packs ask for was not read. */
    @EventListener
    synchronized void on(PacksTaken taken) {
        kept.clear();
    }

    private record Key(Scope scope, StreetProfile profile) {}

    /**
     * {@return the town as it is now, within a scope}
     *
     * @param progress told while it is read; not at all when it is kept
     */
    public synchronized Town get(Scope scope, StreetProfile profile, Progress progress) {
        var key = new Key(scope, profile);
        Town town = kept.get(key);
        if (town != null && town.dataVersion() == objects.dataVersion()) return town;
        Town read = new Town(new SurveyReader(objects, scope, progress).read(classes(), from()), profile);
        kept.put(key, read);
        if (kept.size() > KEPT) kept.remove(kept.keySet().iterator().next());
        return read;
    }
}

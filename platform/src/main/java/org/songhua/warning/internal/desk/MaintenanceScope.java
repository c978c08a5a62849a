package org.songhua.warning.internal.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.people.Scope;
import org.songhua.sensing.Datastreams;
import org.songhua.warning.Maintenance;
import org.springframework.stereotype.Component;

/** Whether works disturb only what somebody may see: who may not see a warning may not keep it out of the queue of others. */
@Component
class MaintenanceScope {
    private final CityObjects objects;
    private final Datastreams datastreams;

    MaintenanceScope(CityObjects objects, Datastreams datastreams) {
        this.objects = objects;
        this.datastreams = datastreams;
    }

    boolean holds(Maintenance plan, Scope scope) {
        return scope.isAll() || isOnVisible(plan, scope) || covers(plan, scope);
    }

    private boolean isOnVisible(Maintenance plan, Scope scope) {
        if (find(plan.cityObject(), scope).isPresent()) return true;
        return thing(plan)
                .filter(one -> find(one.cityObject(), scope).isPresent())
                .isPresent();
    }

    private static boolean covers(Maintenance plan, Scope scope) {
        return scope.covers(new Scope(Set.of(), only(plan.region()), only(plan.classCode())));
    }

    private Optional<CityObject> find(@Nullable UUID object, Scope scope) {
        return object == null ? Optional.empty() : objects.find(new ObjectId(object), scope);
    }

    private Optional<Datastreams.Described> thing(Maintenance plan) {
        Long thing = plan.thing();
        if (thing == null) return Optional.empty();
        return datastreams.listOfThings(List.of(thing)).stream().findFirst();
    }

    @Nullable
    String thingName(Maintenance plan) {
        return thing(plan).map(Datastreams.Described::thingName).orElse(null);
    }

    @Nullable
    String objectName(Maintenance plan, Scope scope) {
        return find(plan.cityObject(), scope).map(CityObject::name).orElse(null);
    }

    private static Set<String> only(@Nullable String value) {
        return value == null ? Set.of() : Set.of(value);
    }
}

package org.songhua.warning.internal.desk;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.people.Scope;
import org.songhua.warning.Maintenance;
import org.springframework.stereotype.Component;

/** Whether works disturb only what somebody may see: who may not see a warning may not keep it out of the queue of others. */
@Component
class MaintenanceScope {
    private final CityObjects objects;

    MaintenanceScope(CityObjects objects) {
        this.objects = objects;
    }

    boolean holds(Maintenance plan, Scope scope) {
        UUID object = plan.cityObject();
        if (object != null && objects.find(new ObjectId(object), scope).isPresent()) return true;
        return scope.covers(new Scope(Set.of(), only(plan.region()), only(plan.classCode())));
    }

    private static Set<String> only(@Nullable String value) {
        return value == null ? Set.of() : Set.of(value);
    }
}

package org.songhua.cim.internal.objects;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObjects;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassDefinition.GeometryKind;
import org.songhua.pack.Packs;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackGuard;
import org.songhua.people.Scope;
import org.springframework.stereotype.Component;

/** Objects keep their class: packs that declare it no more, or for another kind of geometry, do not come into force. */
@Component
class ClassGuard implements PackGuard {
    private final CityObjects objects;
    private final Packs packs;

    ClassGuard(CityObjects objects, Packs packs) {
        this.objects = objects;
        this.packs = packs;
    }

    @Override
    public void check(PackContent next, Consumer<Fault> faults) {
        objects.countByClass(Scope.ALL).forEach((code, count) -> {
            GeometryKind before = kind(packs.findClass(code));
            if (count > 0 && before != null && !fits(before, kind(next.findClass(code))))
                faults.accept(Fault.refused(
                        "CIM-080",
                        Place.NOWHERE,
                        "Class %s has %d objects, and would go or change its kind of geometry.".formatted(code, count),
                        "Keep the class as it is, or end its objects first."));
        });
    }

    private static @Nullable GeometryKind kind(Optional<ClassDefinition> definition) {
        return definition.map(ClassDefinition::geometry).orElse(null);
    }

    private static boolean fits(GeometryKind before, @Nullable GeometryKind after) {
        return after == before || after == GeometryKind.ANY;
    }
}

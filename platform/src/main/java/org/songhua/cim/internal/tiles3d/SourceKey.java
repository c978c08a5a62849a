package org.songhua.cim.internal.tiles3d;

import java.util.List;
import org.songhua.cim.Extent;
import org.songhua.cim.Tiles3d.Source;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.people.Scope;

/** A tile set as one asker sees it. */
record SourceKey(Source source, Scope scope) {

    /** {@return the conditions of its rows} */
    ObjectConditions conditions() {
        String[] codes = source.classCodes().stream().sorted().toArray(String[]::new);
        var conditions = ObjectConditions.within(scope).and("class = any(?)", (Object) codes);
        Integer dataset = source.dataset();
        return dataset == null ? conditions : conditions.and("dataset = ?", dataset);
    }

    /** {@return the conditions of its rows whose boxes meet an extent} */
    ObjectConditions conditions(Extent extent) {
        return conditions().touching(List.of(extent)).placeFirst();
    }
}

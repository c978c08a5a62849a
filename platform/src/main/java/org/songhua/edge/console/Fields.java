package org.songhua.edge.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;

/** Tells in which fields two versions of an object differ. */
final class Fields {
    private Fields() {}

    /** {@return {@code name}, {@code geometry} and names of attributes} */
    static List<String> differing(CityObject before, CityObject after) {
        var fields = new ArrayList<String>();
        if (!Objects.equals(before.name(), after.name())) fields.add("name");
        if (!Arrays.equals(before.wkb(), after.wkb())) fields.add("geometry");
        Map<String, @Nullable Object> old = ObjectView.attributes(before);
        Map<String, @Nullable Object> now = ObjectView.attributes(after);
        var names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        names.stream()
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .forEach(fields::add);
        return fields;
    }
}

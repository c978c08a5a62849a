package org.songhua.evaluation.internal.declared;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songhua.evaluation.RegionGroup;
import org.songhua.pack.part.PackContent;

/** Which class of cities a region belongs to, by what the packs say; pure. */
public final class CityClasses {
    /** What belongs to no class: only grades for all count for it. */
    public static final String NONE = "";

    private final Map<String, RegionGroup> classes = new HashMap<>();
    private final Map<String, String> byRegion = new HashMap<>();
    private final Map<Integer, String> byLevel = new HashMap<>();

    /** {@return those that packs declare} */
    public static CityClasses of(PackContent packs) {
        return new CityClasses(GroupsPart.read(packs));
    }

    /** @param groups of any kind; those that are no class are left aside */
    public CityClasses(List<RegionGroup> groups) {
        for (RegionGroup group : groups) {
            if (!group.isCityClass()) continue;
            classes.put(group.code(), group);
            group.members().forEach(member -> byRegion.put(member, group.code()));
            Integer level = group.level();
            if (level != null) byLevel.put(level, group.code());
        }
    }

    /** {@return whether there is a class of that code} */
    public boolean isClass(String code) {
        return classes.containsKey(code);
    }

    /** {@return the name of a class; the code itself when there is none} */
    public String name(String code) {
        RegionGroup found = classes.get(code);
        return found == null ? code : found.title().zh();
    }

    /** {@return the class that a geography is in: its own, else that of the smallest region around it that has one} */
    public String of(String geography) {
        if (geography.startsWith(RegionGroup.PREFIX)) {
            String code = geography.substring(RegionGroup.PREFIX.length());
            return isClass(code) ? code : NONE;
        }
        for (String region : around(geography)) {
            String found = byRegion.get(region);
            if (found == null) found = byLevel.get(level(region));
            if (found != null) return found;
        }
        return NONE;
    }

    /** The region itself, its county and its city; what has a name instead of a code has nothing around it. */
    private static List<String> around(String code) {
        if (!code.matches("[0-9]{6}([0-9]{3}){0,2}")) return List.of();
        return List.of(code, code.substring(0, 6), code.substring(0, 4) + "00");
    }

    private static int level(String code) {
        if (code.length() != 6) return code.length() == 9 ? 4 : code.length() == 12 ? 5 : 0;
        if (code.endsWith("0000")) return 1;
        return code.endsWith("00") ? 2 : 3;
    }
}

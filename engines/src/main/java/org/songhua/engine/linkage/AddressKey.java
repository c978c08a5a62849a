package org.songhua.engine.linkage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.songhua.engine.text.address.AddressGrammar;
import org.songhua.engine.text.address.AddressPart;

/**
 * An address as it is compared: its parts by what they say, numbers without their counting words. Parts that one of two addresses lacks
 * speak neither for nor against it.
 */
final class AddressKey {
    private static final Pattern COUNTING = Pattern.compile("(?:号楼|号|栋|幢|座|单元|门|层|楼|室|户|房)+$");

    /** From which likeness on two names of roads or places are the same name with a slip. */
    private static final double SAME_NAME = 0.85;

    private static final double ONE_LACKS_PARTS = 0.8;
    private static final double NAMES_ALIKE = 0.6;
    private static final double OTHER_ROOM = 0.3;

    /** Parts that are compared, by the names that parsers give them. */
    private enum Part {
        DISTRICT,
        ROAD,
        ROADNO,
        POI,
        HOUSENO,
        CELLNO,
        ROOMNO
    }

    private final Map<Part, String> parts;

    private AddressKey(Map<Part, String> parts) {
        this.parts = parts;
    }

    static AddressKey of(String address) {
        return of(AddressGrammar.parse(address));
    }

    /** An address that was taken apart, by whichever parser; kinds that are not compared are left aside. */
    static AddressKey of(List<AddressPart> found) {
        var parts = new EnumMap<Part, String>(Part.class);
        for (AddressPart one : found)
            for (Part part : Part.values())
                if (part.name().equalsIgnoreCase(one.kind())) parts.putIfAbsent(part, said(part, one.text()));
        return new AddressKey(parts);
    }

    private static String said(Part part, String text) {
        boolean name = part == Part.DISTRICT || part == Part.ROAD || part == Part.POI;
        return name ? text : COUNTING.matcher(text).replaceFirst("");
    }

    /**
     * {@return how alike: 1 for the same parts, all equal; 0.8 when one lacks parts that the other has; 0.6 when a name is alike and not
     * the same; 0.3 for the same house and another unit or room; 0 for another district, road, place or house, or when nothing
     * is common to them that tells a house}
     */
    double likeness(AddressKey other) {
        double names = Math.min(Math.min(name(Part.ROAD, other), name(Part.POI, other)), name(Part.DISTRICT, other));
        if (!tellsHouse(other) || names < SAME_NAME || differs(Part.ROADNO, other) || differs(Part.HOUSENO, other))
            return 0;
        if (differs(Part.CELLNO, other) || differs(Part.ROOMNO, other)) return OTHER_ROOM;
        if (names < 1) return NAMES_ALIKE;
        return lacksNone(other) && other.lacksNone(this) ? 1 : ONE_LACKS_PARTS;
    }

    private boolean tellsHouse(AddressKey other) {
        boolean number = shares(Part.ROADNO, other) || shares(Part.HOUSENO, other);
        return shares(Part.POI, other) || (shares(Part.ROAD, other) && number);
    }

    /** People leave the district out where they know it. */
    private boolean lacksNone(AddressKey other) {
        return other.parts.keySet().stream().allMatch(part -> part == Part.DISTRICT || parts.containsKey(part));
    }

    private double name(Part part, AddressKey other) {
        return shares(part, other) ? Names.alike(said(part), other.said(part)) : 1;
    }

    private boolean shares(Part part, AddressKey other) {
        return parts.containsKey(part) && other.parts.containsKey(part);
    }

    private boolean differs(Part part, AddressKey other) {
        return shares(part, other) && !said(part).equals(other.said(part));
    }

    private String said(Part part) {
        return parts.getOrDefault(part, "");
    }

    /** {@return road and number or building, place and building, as far as the address tells them} */
    List<String> doors() {
        var doors = new ArrayList<String>();
        Part number = parts.containsKey(Part.ROADNO) ? Part.ROADNO : Part.HOUSENO;
        if (parts.containsKey(Part.ROAD) && parts.containsKey(number)) doors.add(said(number) + last(said(Part.ROAD)));
        if (parts.containsKey(Part.POI)) doors.add(said(Part.HOUSENO) + last(said(Part.POI)));
        return doors;
    }

    /** The last two characters of a name, so that a slip at its beginning does not part two doors. */
    private static String last(String name) {
        return name.substring(Math.max(0, name.length() - 2));
    }
}

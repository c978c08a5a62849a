package org.songhua.planning.internal.town;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.planning.ServiceElement;

/**
 * The facilities that offer a service, and the points at which one gets into them.
 *
 * @param facilities that count for the service
 * @param access their entrances, moved to the streets
 * @param owner number of the facility for each entrance
 * @param ofUnknownSize facilities left out because their size is not known
 * @param withoutEntrance outlines without a recorded entrance
 * @param withoutStreet facilities that no street leads to
 */
@SuppressWarnings("ArrayRecordComponent") // shared for speed, not to be changed by readers
public record ServedBy(
        List<Facility> facilities,
        SnappedPoints access,
        int[] owner,
        int ofUnknownSize,
        int withoutEntrance,
        int withoutStreet) {
    public ServedBy {
        facilities = List.copyOf(facilities);
    }

    static ServedBy of(ServiceElement element, Town town) {
        var counted = new ArrayList<Facility>();
        int unknown = 0;
        for (String code : element.classes()) {
            for (Facility facility : town.facilities(code)) {
                if (!facility.has(element.where())) continue;
                if (isOfUnknownSize(element, facility)) unknown++;
                else if (isOfSize(element, facility)) counted.add(facility);
            }
        }
        return of(counted, unknown, town);
    }

    private static boolean isOfUnknownSize(ServiceElement element, Facility facility) {
        return element.size() != null
                && Double.isNaN(facility.size(element.size().attribute()));
    }

    private static boolean isOfSize(ServiceElement element, Facility facility) {
        ServiceElement.Size size = element.size();
        return size == null || size.holds(facility.size(size.attribute()));
    }

    private static ServedBy of(List<Facility> facilities, int unknown, Town town) {
        int[] owner = IntStream.range(0, facilities.size())
                .flatMap(
                        i -> IntStream.generate(() -> i).limit(facilities.get(i).access().length))
                .toArray();
        long[] places = facilities.stream()
                .flatMapToLong(f -> java.util.Arrays.stream(f.access()))
                .toArray();
        SnappedPoints access = town.snap(places);
        var onStreet = new HashSet<Integer>();
        for (int i = 0; i < owner.length; i++) {
            if (access.isSnapped(i)) onStreet.add(owner[i]);
        }
        int closed = (int) facilities.stream().filter(f -> !f.hasEntrance()).count();
        return new ServedBy(facilities, access, owner, unknown, closed, facilities.size() - onStreet.size());
    }

    /** {@return the facility that an access belongs to} */
    public Facility facility(int accessPoint) {
        return facilities.get(owner[accessPoint]);
    }

    /** {@return the access points of all facilities but some} */
    public int[] without(java.util.Set<org.songhua.cim.ObjectId> closed) {
        return IntStream.range(0, owner.length)
                .filter(i -> !closed.contains(facilities.get(owner[i]).id()))
                .toArray();
    }
}

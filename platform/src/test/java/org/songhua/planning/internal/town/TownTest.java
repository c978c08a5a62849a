package org.songhua.planning.internal.town;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.cim.ObjectId;
import org.songhua.engine.network.TravelMode;
import org.songhua.engine.osm.OsmTags;
import org.songhua.engine.travel.Limit;
import org.songhua.engine.travel.Nearest;
import org.songhua.engine.travel.StreetSearch;
import org.songhua.pack.Text;
import org.songhua.planning.ServiceElement;

/** A town put together by hand: who offers a service, by which entrance, at what size; closed streets. */
class TownTest {
    /** A thousandth of a degree at the equator on WGS 84. */
    private static final double STEP_M = 111.32;

    private final TownFixture fixture = new TownFixture();

    private static ServiceElement clinic(ServiceElement.Size size) {
        return new ServiceElement(
                "clinic",
                new Text("诊所", "Clinic"),
                List.of("clinic", "hospital"),
                size,
                null,
                Limit.ofMetres(500),
                "beds",
                "a rule",
                true);
    }

    private static final ServiceElement ANY = clinic(null);

    @Test
    void theNearestOfAllEntrancesCounts() {
        fixture.street(0, 0, 10, 0);
        fixture.dwelling(1, 0, 2).dwelling(9, 0, 2);
        Facility wide = fixture.facility("clinic", Map.of(), 900, TownFixture.at(3, 0), TownFixture.at(6, 0));
        Town town = fixture.walking();
        ServedBy served = town.services(ANY);
        assertThat(served.facilities()).containsExactly(wide);
        assertThat(served.access().size()).isEqualTo(2);
        assertThat(served.facility(0)).isEqualTo(wide);
        assertThat(served.facility(1)).isEqualTo(wide);
        Nearest nearest = town.nearest(ANY);
        assertThat(nearest.cost(0) / 1000.0).isEqualTo(2 * STEP_M, within(0.1));
        assertThat(nearest.cost(1) / 1000.0).isEqualTo(3 * STEP_M, within(0.1));
    }

    @Test
    void classesOfAServiceAreOneAndWithoutWhoCloses() {
        fixture.street(0, 0, 10, 0);
        Facility clinic = fixture.facility("clinic", Map.of(), Double.NaN, TownFixture.at(1, 0));
        Facility hospital =
                fixture.facility("hospital", Map.of(), Double.NaN, TownFixture.at(8, 0), TownFixture.at(9, 0));
        fixture.facility("school", Map.of(), Double.NaN, TownFixture.at(5, 0));
        ServedBy served = fixture.walking().services(ANY);
        assertThat(served.facilities()).containsExactly(clinic, hospital);
        assertThat(served.without(Set.of())).containsExactly(0, 1, 2);
        assertThat(served.without(Set.of(hospital.id()))).containsExactly(0);
        assertThat(served.without(Set.of(clinic.id(), hospital.id()))).isEmpty();
    }

    @Test
    void sizeIsTheAttributeElseTheAreaAndElseUnknown() {
        fixture.street(0, 0, 10, 0);
        Facility told = fixture.facility("clinic", Map.of("beds", 30.0), 5, TownFixture.at(1, 0));
        fixture.facility("clinic", Map.of("beds", 5.0), 900, TownFixture.at(2, 0));
        Facility drawn = fixture.facility("clinic", Map.of("rooms", 3.0), 25, TownFixture.at(3, 0));
        fixture.facility("clinic", Map.of(), Double.NaN, TownFixture.at(4, 0));
        Town town = fixture.walking();
        ServedBy served = town.services(clinic(new ServiceElement.Size("beds", 20, 40)));
        assertThat(served.facilities()).containsExactly(told, drawn);
        assertThat(served.ofUnknownSize()).isEqualTo(1);
        // Where size does not matter, nothing about it is unknown.
        assertThat(town.services(ANY).ofUnknownSize()).isZero();
        assertThat(town.services(ANY).facilities()).hasSize(4);
    }

    private static ServiceElement graded(String from, String... grades) {
        return new ServiceElement(
                "graded",
                new Text("有等级", "Graded"),
                List.of("clinic"),
                null,
                null,
                Limit.ofMinutes(30),
                null,
                "a rule",
                true,
                Map.of("grade", Set.of(grades)),
                from);
    }

    @Test
    void onlyFacilitiesWithOneOfTheWordsCountAndWithoutAWordNone() {
        fixture.street(0, 0, 10, 0);
        Facility first = fixture.worded("clinic", Map.of("grade", "a", "kind", "x"), TownFixture.at(1, 0));
        Facility second = fixture.worded("clinic", Map.of("grade", "b"), TownFixture.at(2, 0));
        fixture.worded("clinic", Map.of("grade", "none"), TownFixture.at(3, 0));
        fixture.worded("clinic", Map.of("kind", "a"), TownFixture.at(4, 0));
        Town town = fixture.walking();
        assertThat(town.services(graded("", "a", "b")).facilities()).containsExactly(first, second);
        assertThat(town.services(graded("", "b")).facilities()).containsExactly(second);
        assertThat(town.services(graded("", "c")).facilities()).isEmpty();
        // A service that asks for no words takes them all.
        assertThat(town.services(ANY).facilities()).hasSize(4);
    }

    @Test
    void placesHaveTheirOwnNearestAndAreNoDwellings() {
        fixture.street(0, 0, 10, 0);
        fixture.dwelling(9, 0, 2);
        fixture.place("village", 2, 0, 100).place("village", 7, 0, 200).place("hamlet", 5, 0, 10);
        fixture.worded("clinic", Map.of("grade", "a"), TownFixture.at(0, 0));
        fixture.worded("clinic", Map.of("grade", "none"), TownFixture.at(7, 0));
        Town town = fixture.walking();
        List<Dwelling> villages = town.places("village");
        assertThat(villages).extracting(Dwelling::people).containsExactly(100.0, 200.0);
        assertThat(town.places("city")).isEmpty();
        assertThat(town.dwellings()).hasSize(1);
        var from = town.snap(villages.stream().mapToLong(Dwelling::location).toArray());
        Nearest nearest = town.nearest(from, graded("village", "a"));
        assertThat(nearest.size()).isEqualTo(2);
        assertThat(nearest.length_mm(0) / 1000.0).isEqualTo(2 * STEP_M, within(0.1));
        // The clinic beside it has no grade.
        assertThat(nearest.length_mm(1) / 1000.0).isEqualTo(7 * STEP_M, within(0.1));
        assertThat(nearest.time_ms(1) / 1000.0).isEqualTo(7 * STEP_M / 1.25, within(0.1));
    }

    @Test
    void aFacilityIsOnAStreetWhenOneOfItsEntrancesIs() {
        fixture.street(0, 0, 10, 0);
        fixture.facility("clinic", Map.of(), 9, TownFixture.at(5, 40), TownFixture.at(5, 1));
        fixture.facility("clinic", Map.of(), 9, TownFixture.at(5, 40), TownFixture.at(5, 41));
        ServedBy served = fixture.walking().services(ANY);
        assertThat(served.withoutStreet()).isEqualTo(1);
        assertThat(served.access().isSnapped(1)).isTrue();
        assertThat(served.access().countUnsnapped()).isEqualTo(3);
    }

    @Test
    void aServiceThatNobodyOffersIsReachedByNobody() {
        fixture.street(0, 0, 10, 0);
        fixture.dwelling(1, 0, 2);
        Town town = fixture.walking();
        assertThat(town.services(ANY).facilities()).isEmpty();
        assertThat(town.nearest(ANY).facility(0)).isEqualTo(Nearest.NONE);
        assertThat(town.nearest(ANY).cost(0)).isEqualTo(StreetSearch.UNREACHED);
    }

    @Test
    void aClosedBridgeMakesTheWayLongerOrEndsIt() {
        // A square of ten by ten steps: the direct side is the bridge; round it is three sides.
        ObjectId bridge = fixture.street(0, 0, 10, 0);
        ObjectId round = fixture.street(0, 0, 0, 10, 10, 10, 10, 0);
        // Both stand a step up the sides, not on the bridge: who lives on a closed street is cut off by it.
        fixture.dwelling(0, 1, 2);
        Facility clinic = fixture.facility("clinic", Map.of(), Double.NaN, TownFixture.at(10, 1));
        Town town = fixture.walking();
        var access = town.services(ANY).access();
        assertThat(town.services(ANY).facilities()).containsExactly(clinic);
        double direct = town.nearest(ANY).cost(0) / 1000.0;
        // A degree of latitude at the equator is 110.57 km, one of longitude 111.32 km.
        assertThat(direct).isEqualTo(10 * STEP_M + 2 * 110.574, within(1.0));
        Nearest cut = town.findWithClosed(access, ANY.limit(), town.edgesOf(bridge));
        assertThat(cut.cost(0) / 1000.0).isEqualTo(10 * STEP_M + 18 * 110.574, within(1.0));
        int[] both = java.util.stream.IntStream.concat(
                        java.util.stream.IntStream.of(town.edgesOf(bridge)),
                        java.util.stream.IntStream.of(town.edgesOf(round)))
                .toArray();
        assertThat(town.findWithClosed(access, ANY.limit(), both).cost(0)).isEqualTo(StreetSearch.UNREACHED);
        // The town itself is as it was.
        assertThat(town.find(access, ANY.limit()).cost(0) / 1000.0).isEqualTo(direct);
        assertThat(town.edgesOf(ObjectId.of(9, "nothing"))).isEmpty();
    }

    @Test
    void aTownWithoutStreetsHasNobodyOnAStreet() {
        fixture.dwelling(1, 0, 2).dwelling(2, 0, 3);
        fixture.facility("clinic", Map.of(), Double.NaN, TownFixture.at(1, 0));
        Town town = fixture.walking();
        assertThat(town.homes().countUnsnapped()).isEqualTo(2);
        assertThat(town.services(ANY).withoutStreet()).isEqualTo(1);
        assertThat(town.nearest(ANY).cost(0)).isEqualTo(StreetSearch.UNREACHED);
        assertThat(town.dataVersion()).isEqualTo(7);
    }

    @Test
    void everyModeHasItsOwnStreets() {
        fixture.street(0, 0, 10, 0);
        fixture.way(OsmTags.of("highway", "steps"), 10, 0, 20, 0);
        fixture.way(OsmTags.of("highway", "motorway"), 20, 0, 30, 0);
        fixture.dwelling(15, 0, 1).dwelling(25, 0, 1);
        Town walking = fixture.walking();
        assertThat(walking.homes().isSnapped(0)).isTrue();
        assertThat(walking.homes().isSnapped(1)).isFalse();
        assertThat(walking.build().waysOfOtherModes()).isEqualTo(1);
        Town wheelchair = fixture.build(TravelMode.WHEELCHAIR);
        assertThat(wheelchair.homes().isSnapped(0)).isFalse();
        Town driving = fixture.build(TravelMode.DRIVE);
        assertThat(driving.homes().isSnapped(0)).isFalse();
        assertThat(driving.homes().isSnapped(1)).isTrue();
    }
}

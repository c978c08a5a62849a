package org.songhua.planning.internal.run;

import org.jspecify.annotations.Nullable;

/**
 * How many have something within reach, by buildings and by people; never mixed.
 *
 * @param buildings dwellings in question, with or without a street
 * @param buildingsCovered those within the limit
 * @param people who live in them
 * @param peopleCovered those within the limit
 * @param shareOfBuildings 0 to 1, null without buildings
 * @param shareOfPeople 0 to 1, null without people
 */
record Share(
        long buildings,
        long buildingsCovered,
        double people,
        double peopleCovered,
        @Nullable Double shareOfBuildings,
        @Nullable Double shareOfPeople) {

    /** Counts; for one thread. */
    static final class Tally {
        private long buildings;
        private long buildingsCovered;
        private double people;
        private double peopleCovered;

        void add(double peopleThere, boolean covered) {
            buildings++;
            people += peopleThere;
            if (!covered) return;
            buildingsCovered++;
            peopleCovered += peopleThere;
        }

        Share share() {
            return new Share(
                    buildings,
                    buildingsCovered,
                    people,
                    peopleCovered,
                    buildings == 0 ? null : (Double) ((double) buildingsCovered / buildings),
                    people == 0 ? null : (Double) (peopleCovered / people));
        }
    }
}

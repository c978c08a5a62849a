package org.songhua.cim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Scope;

/** Makes unit grids (单元网格, 15 digits) of communities from their areas and streets, as city objects of class {@code unit_grid}. */
public interface UnitGrids {
    /** Class of the grids. */
    String CLASS = "unit_grid";

    /**
     * {@return what would be made; nothing is stored}
     *
     * @throws org.songhua.people.NotFoundException when there is no community under the region within the scope
     */
    Plan plan(Order order, Scope scope);

    /**
     * Makes the grids of every community that has none and no fault, each community in one edit.
     *
     * @throws org.songhua.people.NotFoundException when there is no community under the region within the scope
     */
    Plan create(Order order, Scope scope, String editor);

    /**
     * What to make.
     *
     * @param region division code: a community (12 digits), or a street, district or city above it
     * @param target_m2 size aimed at, 2,500 to 1,000,000
     * @param dataset code of the data set they go to; null for the one of hand-made objects
     * @param reason in the words of who asks, or null
     */
    record Order(
            String region,
            double target_m2,
            @Nullable String dataset,
            @Nullable String reason) {}

    /**
     * A grid.
     *
     * @param code 15 digits
     * @param area_m2 its size
     * @param wkb its area in degrees
     */
    @SuppressWarnings("ArrayRecordComponent") // made for one plan
    record Grid(String code, double area_m2, byte[] wkb) {}

    /**
     * The grids of one community.
     *
     * @param code 12 digits
     * @param name its name; null when it has none
     * @param existing grids that are there already; then nothing is made
     * @param grids those that would be or were made
     * @param edit number of the edit that made them; null when nothing was made
     * @param faults why nothing can be made
     */
    record Community(
            String code,
            @Nullable String name,
            long existing,
            List<Grid> grids,
            @Nullable Long edit,
            List<Fault> faults) {
        public Community {
            grids = List.copyOf(grids);
            faults = List.copyOf(faults);
        }
    }

    /**
     * What came of an order.
     *
     * @param communities by code
     */
    record Plan(List<Community> communities) {
        public Plan {
            communities = List.copyOf(communities);
        }

        /** {@return number of grids that would be or were made} */
        public long grids() {
            return communities.stream().mapToLong(one -> one.grids().size()).sum();
        }
    }
}

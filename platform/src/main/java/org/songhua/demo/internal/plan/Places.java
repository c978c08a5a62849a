package org.songhua.demo.internal.plan;

import org.jspecify.annotations.Nullable;

/**
 * Where buildings are: the stages with the names and numbers given to them.
 *
 * @param stages the plan
 * @param divisions regions
 * @param addresses addresses
 * @param names stock of names
 */
record Places(CityStages stages, Divisions divisions, Addresses addresses, Names names) {

    /** {@return district, street and number of a building, or null for sheds and the like} */
    @Nullable
    String address(int index) {
        Addresses.Address address = addresses.of(index);
        if (address == null) return null;
        int cell = stages.buildings().buildings().get(index).cell();
        return divisions.districtOf(cell).name() + address.street() + address.number();
    }

    /** {@return the name of the community of a cell without its ending} */
    String community(int cell) {
        return divisions.communityOf(cell).name().replaceAll("(社区|村)$", "");
    }

    long seed() {
        return stages.ground().frame().seed();
    }
}

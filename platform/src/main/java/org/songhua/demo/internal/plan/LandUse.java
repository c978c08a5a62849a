package org.songhua.demo.internal.plan;

/** What a block is for. */
enum LandUse {
    HOUSING,
    /** Single-storey rows of a northern town (平房). */
    ROWS,
    COMMERCIAL,
    OFFICE,
    CULTURE,
    UNIVERSITY,
    SCHOOL,
    SPORT,
    HOSPITAL,
    CARE,
    INDUSTRY,
    WAREHOUSE,
    UTILITY,
    RAIL,
    PARK,
    GREEN,
    SQUARE,
    VACANT,
    VILLAGE,
    FIELD,
    WOOD,
    WATER;

    /** {@return whether people live there} */
    boolean isHousing() {
        return this == HOUSING || this == ROWS || this == VILLAGE;
    }

    /** {@return whether it is one compound that no street or grid border cuts} */
    boolean isCompound() {
        return switch (this) {
            case SCHOOL, HOSPITAL, CULTURE, SPORT, CARE, UTILITY, SQUARE -> true;
            default -> false;
        };
    }

    /** {@return whether it belongs to the built-up area} */
    boolean isUrban() {
        return switch (this) {
            case VILLAGE, FIELD, WOOD, WATER -> false;
            default -> true;
        };
    }
}

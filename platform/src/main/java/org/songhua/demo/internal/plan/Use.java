package org.songhua.demo.internal.plan;

import java.util.Locale;

/** Uses of buildings, named as the values of the attribute {@code use} of class {@code building}. */
public enum Use {
    RESIDENTIAL,
    DORMITORY,
    OFFICE,
    COMMERCIAL,
    HOTEL,
    EDUCATION,
    MEDICAL,
    CULTURE,
    SPORT,
    PUBLIC,
    TRANSPORT,
    INDUSTRIAL,
    STORAGE,
    AGRICULTURAL,
    UTILITY,
    GARAGE,
    AUXILIARY;

    /** {@return the value of the attribute} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

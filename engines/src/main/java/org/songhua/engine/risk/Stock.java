package org.songhua.engine.risk;

import java.util.List;

/**
 * What a unit holds of one chemical at most.
 *
 * @param name of the substance: name, alias or CAS number of table 1 or 3, or any other
 * @param quantity_t design maximum in tonnes (GB 18218-2018 clause 4.2.2)
 * @param classes symbols of its classes of hazard; needed when table 1 does not name it, or table 3 does not say its beta
 */
public record Stock(String name, double quantity_t, List<String> classes) {
    public Stock {
        classes = List.copyOf(classes);
    }

    /** A substance that the tables name. */
    public static Stock of(String name, double quantity_t) {
        return new Stock(name, quantity_t, List.of());
    }
}

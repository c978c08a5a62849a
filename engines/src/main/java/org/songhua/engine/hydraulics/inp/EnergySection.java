package org.songhua.engine.hydraulics.inp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.EnergyOptions;
import org.songhua.engine.hydraulics.Pump;

/** Reads [ENERGY]. */
final class EnergySection {
    private final Names names;
    private double price;
    private @Nullable String pricePattern;
    private double efficiency = EnergyOptions.DEFAULT.efficiency();
    private double demandCharge;
    private final Map<String, Pump.Energy> pumps = new HashMap<>();
    private List<Row> rows = List.of();

    EnergySection(Names names) {
        this.names = names;
    }

    void read(List<Row> energyRows) {
        rows = energyRows;
        for (Row row : energyRows) if (row.needs(3)) line(row);
    }

    private void line(Row row) {
        if (row.is(0, "DEMAN")) demandCharge = row.notNegative(2, 0, "demand charge");
        else if (row.is(0, "GLOB")) global(row);
        else if (!row.is(0, "PUMP")) row.unknownWord(0, "global, pump, demand charge");
        else if (row.needs(4)) pumps.put(row.text(1), pump(row, of(row.text(1))));
    }

    private void global(Row row) {
        if (row.is(1, "PRICE")) price = row.notNegative(2, 0, "price");
        else if (row.is(1, "PATT")) pricePattern = names.pattern(row, 2);
        else if (row.is(1, "EFFI")) efficiency = row.positive(2, 75, "efficiency");
        else row.unknownWord(1, "price, pattern, efficiency");
    }

    private Pump.Energy pump(Row row, Pump.Energy before) {
        if (row.is(2, "PRICE"))
            return new Pump.Energy(before.efficiencyCurve(), row.notNegative(3, 0, "price"), before.pricePattern());
        if (row.is(2, "PATT")) return new Pump.Energy(before.efficiencyCurve(), before.price(), names.pattern(row, 3));
        if (row.is(2, "EFFI")) return new Pump.Energy(names.curve(row, 3), before.price(), before.pricePattern());
        row.unknownWord(2, "price, pattern, efficiency");
        return before;
    }

    Pump.Energy of(String pump) {
        return pumps.getOrDefault(pump, Pump.Energy.GLOBAL);
    }

    EnergyOptions options() {
        return new EnergyOptions(price, pricePattern, efficiency, demandCharge);
    }

    void checkReferences() {
        for (Row row : rows) {
            if (!row.is(0, "PUMP") || names.link(row.text(1)) == Names.Kind.PUMP) continue;
            row.refuse(
                    Problems.UNKNOWN_LINK,
                    "There is no pump named \"" + row.text(1) + "\".",
                    "Name a pump of the file.");
        }
    }
}

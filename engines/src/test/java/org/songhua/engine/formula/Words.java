package org.songhua.engine.formula;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A small city to write formulas about. */
final class Words implements Vocabulary {
    static final Unit METRE = unit("m");
    static final Unit AREA = unit("㎡");

    private static final Map<String, Kind> ATTRIBUTES = Map.ofEntries(
            Map.entry("building.height", new Kind.Amount(METRE)),
            Map.entry("building.floors", new Kind.Amount(Unit.ONE)),
            Map.entry("building.use", new Kind.Text(List.of("residential", "office"))),
            Map.entry("building.name", new Kind.Text(List.of())),
            Map.entry("building.listed", new Kind.Truth()),
            Map.entry("park.area", new Kind.Amount(AREA)),
            Map.entry("estate.demand", new Kind.Amount(Unit.ONE)),
            Map.entry("estate.supply", new Kind.Amount(Unit.ONE)),
            Map.entry("parking.places", new Kind.Amount(Unit.ONE)),
            Map.entry("parking.open", new Kind.Truth()),
            Map.entry("land_use.kind", new Kind.Text(List.of("residential", "farmland"))));

    static Unit unit(String text) {
        return Unit.parse(text).orElseThrow();
    }

    @Override
    public boolean hasClass(String classCode) {
        return ATTRIBUTES.keySet().stream().anyMatch(key -> key.startsWith(classCode + "."));
    }

    @Override
    public Optional<Kind> attribute(String classCode, String attribute) {
        return Optional.ofNullable(ATTRIBUTES.get(classCode + "." + attribute));
    }

    @Override
    public Optional<Kind> name(String name) {
        return switch (name) {
            case "population" -> Optional.of(new Kind.Amount(unit("人")));
            case "land_area" -> Optional.of(new Kind.Amount(AREA));
            case "kind" -> Optional.of(new Kind.Text(List.of()));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Unit> parameter(String name) {
        return name.equals("radius") ? Optional.of(METRE) : Optional.empty();
    }

    @Override
    public Optional<Unit> indicator(String code) {
        return code.equals("s:A01") ? Optional.of(Unit.PERCENT) : Optional.empty();
    }

    /** Values by name; whatever is not given is missing. */
    record World(Map<String, Object> values) implements Surroundings {
        @Override
        public @Nullable Object name(String name) {
            return values.get(name);
        }

        @Override
        public @Nullable Double parameter(String name) {
            return (Double) values.get("$" + name);
        }

        @Override
        public @Nullable Double indicator(String code) {
            return (Double) values.get(code);
        }

        @Override
        public @Nullable Double total(Expression.Total total) {
            return (Double) values.get(FormulaPrinter.print(total));
        }
    }
}

package org.songhua.cim.internal.grids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Edit;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectChange.NewObject;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.UnitGrids;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.grid.GridRules;
import org.songhua.engine.grid.UnitGrid;
import org.songhua.engine.grid.UnitGridGenerator;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads communities and streets, divides the ones by the others, and puts what comes out into the city. */
@Service
class DefaultUnitGrids implements UnitGrids {
    private static final String REGION = "region";
    private static final String STREET = "street";
    private static final String COMMUNITY_LEVEL = "5";
    private static final int PAGE = ObjectQuery.MAX_LIMIT;
    private static final double LEAST_M2 = 2_500;
    private static final double MOST_M2 = 1_000_000;

    private final CityObjects objects;
    private final Editing editing;

    DefaultUnitGrids(CityObjects objects, Editing editing) {
        this.objects = objects;
        this.editing = editing;
    }

    /** A community with its area in degrees. */
    private record Area(String code, @Nullable String name, Geometry degrees) {}

    @Override
    public Plan plan(Order order, Scope scope) {
        check(order);
        List<Area> areas = areas(order.region(), scope);
        Map<String, Long> existing = existing(order.region(), scope);
        return new Plan(
                areas.stream().map(area -> planned(area, existing, order)).toList());
    }

    @Override
    public Plan create(Order order, Scope scope, String editor) {
        return new Plan(plan(order, scope).communities().stream()
                .map(community -> created(community, order, scope, editor))
                .toList());
    }

    private static void check(Order order) {
        var faults = new ArrayList<Fault>();
        if (!order.region().matches("[0-9]{6}([0-9]{3}){0,2}"))
            faults.add(Fault.refused(
                    "GRID-003",
                    Place.atField("/region"),
                    "The region is no division code of 6, 9 or 12 digits.",
                    "Give the code of a district, a street or a community."));
        if (!(order.target_m2() >= LEAST_M2 && order.target_m2() <= MOST_M2))
            faults.add(Fault.refused(
                    "GRID-004",
                    Place.atField("/target_m2"),
                    "A grid cannot aim at " + order.target_m2() + " m².",
                    "Give a size from 2,500 to 1,000,000 m²; 10,000 is usual."));
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    /** {@return the communities under a region, by code} */
    private List<Area> areas(String region, Scope scope) {
        var areas = new ArrayList<Area>();
        each(ObjectQuery.ofClass(REGION, PAGE), Map.of("level", COMMUNITY_LEVEL), scope, object -> {
            String code = attribute(object, "code");
            if (code.length() == 12 && isUnder(code, region))
                areas.add(new Area(code, object.name(), Wkb.read(object.wkb())));
        });
        if (areas.isEmpty()) throw new NotFoundException("community under region " + region);
        areas.sort(Comparator.comparing(Area::code));
        return areas;
    }

    /** A city of six digits ends with zeros, under which its districts are counted. */
    private static boolean isUnder(String code, String region) {
        return code.startsWith(region.length() == 6 ? region.replaceFirst("(00)+$", "") : region);
    }

    private Map<String, Long> existing(String region, Scope scope) {
        var existing = new HashMap<String, Long>();
        each(ObjectQuery.ofClass(CLASS, PAGE), Map.of(), scope, grid -> {
            String code = attribute(grid, "code");
            if (code.length() == 15 && isUnder(code, region)) existing.merge(code.substring(0, 12), 1L, Long::sum);
        });
        return existing;
    }

    private Community planned(Area area, Map<String, Long> existing, Order order) {
        long there = existing.getOrDefault(area.code(), 0L);
        if (there > 0)
            return new Community(area.code(), area.name(), there, List.of(), null, List.of(exists(area, there)));
        try {
            return new Community(area.code(), area.name(), 0, divided(area, order.target_m2()), null, List.of());
        } catch (FaultException e) {
            return new Community(area.code(), area.name(), 0, List.of(), null, e.faults());
        }
    }

    private static Fault exists(Area area, long there) {
        return Fault.remark(
                "GRID-005",
                Place.atField(area.code()),
                "Community %s has %d unit grids already.".formatted(area.code(), there),
                "Retire them first if they are to be made anew; codes of components and cases refer to them.");
    }

    private List<Grid> divided(Area area, double target_m2) {
        var plane = new LocalPlane(area.degrees().getEnvelopeInternal().centre());
        var rules = new GridRules(target_m2, GridRules.USUAL.leastShare(), GridRules.USUAL.mostShare());
        return new UnitGridGenerator(rules)
                .generate(area.code(), plane.metres(area.degrees()), streets(area.degrees(), plane)).stream()
                        .map(grid -> grid(grid, plane))
                        .toList();
    }

    private static Grid grid(UnitGrid grid, LocalPlane plane) {
        return new Grid(grid.code(), grid.area().getArea(), Wkb.of(plane.degrees(grid.area())));
    }

    /** Streets lie there whoever asks: a division that left out those of others would be another one for each. */
    private List<LineString> streets(Geometry area, LocalPlane plane) {
        Envelope box = area.getEnvelopeInternal();
        var extent = new Extent(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
        var streets = new ArrayList<LineString>();
        var query = new ObjectQuery(List.of(STREET), List.of(extent), Map.of(), null, null, null, null, PAGE);
        each(query, Map.of(), Scope.ALL, street -> {
            for (Object line : LinearComponentExtracter.getLines(plane.metres(Wkb.read(street.wkb()))))
                streets.add((LineString) line);
        });
        return streets;
    }

    private Community created(Community community, Order order, Scope scope, String editor) {
        if (community.grids().isEmpty()) return community;
        List<ObjectChange> changes = community.grids().stream()
                .map(grid -> change(grid, community, order))
                .toList();
        var request = new EditRequest(Edit.Kind.CORRECTION, null, order.reason(), changes, 0);
        Editing.Outcome outcome = editing.apply(request, scope, editor);
        return new Community(
                community.code(),
                community.name(),
                0,
                community.grids(),
                outcome.edit().number(),
                List.of());
    }

    private static ObjectChange change(Grid grid, Community community, Order order) {
        String name =
                community.name() == null ? null : community.name() + grid.code().substring(12) + "网格";
        Map<String, @Nullable Object> attributes = new HashMap<>();
        attributes.put("code", grid.code());
        attributes.put("community", community.code());
        return new ObjectChange.Create(CLASS, order.dataset(), new NewObject(name, attributes, grid.wkb()));
    }

    private void each(ObjectQuery first, Map<String, String> attributes, Scope scope, Consumer<CityObject> sink) {
        ObjectId after = null;
        do {
            var query = new ObjectQuery(first.classCodes(), first.extents(), attributes, null, null, null, after, PAGE);
            after = objects.stream(query, scope, sink);
        } while (after != null);
    }

    private static String attribute(CityObject object, String name) {
        JsonNode attributes = JsonMapper.shared().readTree(object.attributesJson());
        return attributes.path(name).asString("");
    }
}

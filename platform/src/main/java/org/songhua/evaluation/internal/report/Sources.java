package org.songhua.evaluation.internal.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.geo.Wkb;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Evaluation.Area;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.Plan.Board;
import org.songhua.evaluation.Plan.ClauseStand;
import org.songhua.evaluation.Plan.Stand;
import org.songhua.evaluation.PlanDefinition;
import org.songhua.evaluation.RegionGroup;
import org.songhua.evaluation.ReportTemplate;
import org.songhua.evaluation.Reports.Order;
import org.songhua.evaluation.internal.DeclaredIndicators;
import org.songhua.evaluation.internal.compute.Geography;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one report is made of, read as far as its template asks for it, as far as its reader may see. */
final class Sources {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REGION = "region";
    private static final int PAGE = 1000;
    /** A map of fewer parts says little; then the next level is taken. */
    private static final int FEWEST_PARTS = 3;
    /** Corners of outlines left out, as a share of the extent; a third of a point on paper. */
    private static final double SIMPLER = 0.001;

    private final Known known;
    private final ReportTemplate template;
    private final Order order;
    private final Scope scope;
    private final List<Area> areas;
    private final Map<String, Geometry> outlines = new HashMap<>();
    private final Set<String> licences = new TreeSet<>();
    private @Nullable Board board;
    private @Nullable List<Stand> stands;

    /** Where everything is read. */
    record Known(DeclaredIndicators indicators, Evaluation evaluation, Plan plan, CityObjects objects) {}

    Sources(Known known, ReportTemplate template, Order order, Scope scope) {
        this.known = known;
        this.template = template;
        this.order = order;
        this.scope = scope;
        this.areas = known.evaluation.places(scope);
    }

    /** {@return the name of the region of the report; there is none on a region that nobody knows} */
    String place() {
        String code = order.geography();
        boolean known = code.equals(Geography.ALL)
                || areas.stream().anyMatch(area -> area.code().equals(code))
                || this.known.plan.groups().stream()
                        .anyMatch(group -> group.geography().equals(code));
        if (!known) throw new NotFoundException("region " + code);
        return name(code);
    }

    /** {@return the name of a region or of a group of regions; the code when it is neither} */
    String name(String geography) {
        if (geography.equals(Geography.ALL)) return "全域";
        return areas.stream()
                .filter(area -> area.code().equals(geography))
                .map(Area::name)
                .findFirst()
                .or(() -> known.plan.groups().stream()
                        .filter(group -> group.geography().equals(geography))
                        .map(group -> group.title().zh())
                        .findFirst())
                .orElse(geography);
    }

    String planTitle() {
        return board().plan().title().zh();
    }

    private Board board() {
        if (board == null) board = known.plan.board(planCode(), order.geography(), order.period(), scope);
        return board;
    }

    /** The plan of the template's own pack; else the first of all. */
    private @Nullable String planCode() {
        return known.plan.plans().stream()
                .map(PlanDefinition::code)
                .filter(template.pack()::equals)
                .findFirst()
                .orElse(null);
    }

    /** {@return the clauses that the report is about} */
    List<ClauseStand> clauses() {
        List<ClauseStand> found =
                board().clauses().stream().filter(this::isWanted).toList();
        if (found.isEmpty())
            throw new NotFoundException("clause of this report; the plan has none of that number or lead");
        return found;
    }

    private boolean isWanted(ClauseStand stand) {
        return switch (template.of()) {
            case REGION -> true;
            case CLAUSE -> Objects.equals(order.clause(), stand.clause().number());
            case LEAD ->
                stand.clause().leads().stream().anyMatch(lead -> lead.name().equals(order.lead()));
        };
    }

    List<Stand> stands(String edition) {
        return all().stream()
                .filter(stand -> stand.indicator().series().code().equals(edition))
                .toList();
    }

    @Nullable
    Stand stand(String indicator) {
        return all().stream()
                .filter(stand -> stand.indicator().id().equals(indicator))
                .findFirst()
                .orElse(null);
    }

    /** Read once: each look reads every value there is. */
    private List<Stand> all() {
        if (stands == null) stands = known.plan.stands(null, order.geography(), order.period(), scope);
        return stands;
    }

    /** {@return an indicator over the parts of the region, of the first level below that has some of them} */
    Parts parts(String id) {
        IndicatorDefinition indicator =
                known.indicators.find(id).orElseThrow(() -> new NotFoundException("indicator " + id));
        Map<String, String> names = partNames();
        var values = new TreeMap<String, IndicatorValue>();
        for (IndicatorValue value : known.evaluation.values(new Query(id, null, null, order.period()), scope)) {
            if (names.containsKey(value.geography())
                    && value.measured().status().hasValue()) values.put(value.geography(), value);
        }
        if (outlines.isEmpty()) readOutlines(names);
        return new Parts(indicator, names, values, outlines, String.join("；", licences));
    }

    private Map<String, String> partNames() {
        var byLevel = new TreeMap<Integer, Map<String, String>>();
        var members = members();
        for (Area area : areas) {
            if (!members.test(area)) continue;
            byLevel.computeIfAbsent(area.level(), level -> new TreeMap<>()).put(area.code(), area.name());
        }
        return byLevel.values().stream()
                .filter(level -> level.size() >= FEWEST_PARTS)
                .findFirst()
                .or(() -> byLevel.isEmpty()
                        ? Optional.empty()
                        : Optional.of(byLevel.lastEntry().getValue()))
                .orElse(Map.of());
    }

    private Predicate<Area> members() {
        String code = order.geography();
        if (code.startsWith(RegionGroup.PREFIX)) {
            var group = known.plan.groups().stream()
                    .filter(one -> one.geography().equals(code))
                    .flatMap(one -> one.members().stream())
                    .collect(Collectors.toSet());
            return area -> group.contains(area.code());
        }
        var head = new Geography(code, code, 0, 0, 0, "");
        return area -> area.level() > 0 && !area.code().equals(code) && head.holds(area.code());
    }

    private void readOutlines(Map<String, String> names) {
        var terms = new HashMap<Integer, String>();
        for (Dataset dataset : known.objects.datasets()) terms.put(dataset.number(), terms(dataset));
        ObjectId after = null;
        do {
            var page = new ArrayList<CityObject>();
            var query = new ObjectQuery(List.of(REGION), List.of(), Map.of(), null, null, null, after, PAGE);
            after = known.objects.stream(query, scope, page::add);
            for (CityObject object : page) {
                String code = code(object);
                if (!names.containsKey(code)) continue;
                outlines.put(code, simplified(Wkb.read(object.wkb())));
                licences.add(terms.getOrDefault(object.dataset(), ""));
            }
        } while (after != null);
    }

    private static String code(CityObject object) {
        JsonNode attributes = JSON.readTree(object.attributesJson());
        return attributes.path("code").asString("");
    }

    private static String terms(Dataset dataset) {
        String licence = dataset.licence() == null || dataset.licence().isBlank() ? "未登记许可" : dataset.licence();
        return dataset.title() + "，许可：" + licence + (dataset.synthetic() ? "（合成数据）" : "");
    }

    private static Geometry simplified(Geometry outline) {
        double breadth = outline.getEnvelopeInternal().getDiameter();
        return TopologyPreservingSimplifier.simplify(outline, breadth * SIMPLER);
    }
}

package org.songhua.sensing.internal.things;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.odata.Query;
import org.songhua.engine.odata.QueryParser;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Listing;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.Target;
import tools.jackson.databind.json.JsonMapper;

/**
 * In which order entities come, whatever they are sorted by: numbers before texts before truths, what is not known last in either
 * direction, and among equals the older first. Pages of any size, one after the other, are the whole.
 */
class EntityOrderTest {
    private static final long SEED = 20261128;
    private static final SensorThings THINGS = TestPlatform.shared().bean(SensorThings.class);
    private static final String TOWN = TestPeople.newName("order");
    private static final Object NULL = new Object();
    private static final List<Object> VALUES = Arrays.asList(
            new BigDecimal("2"),
            new BigDecimal("10"),
            new BigDecimal("-1.5"),
            new BigDecimal("2.0"),
            "10",
            "2",
            "",
            "桥",
            "a",
            "B",
            true,
            false,
            NULL,
            null);

    private static final Map<Long, Map<String, Object>> MODEL = new LinkedHashMap<>();

    @BeforeAll
    static void build() {
        var random = new Random(SEED);
        for (int i = 0; i < 40; i++) {
            var properties = new LinkedHashMap<String, Object>();
            properties.put("town", TOWN);
            for (String key : List.of("a", "b")) {
                Object value = VALUES.get(random.nextInt(VALUES.size()));
                if (value != null) properties.put(key, value == NULL ? null : value);
            }
            var thing = new LinkedHashMap<String, Object>();
            thing.put("name", List.of("桥", "b", "a", "B", "", "10", "9").get(random.nextInt(7)));
            thing.put("description", "");
            thing.put("properties", properties);
            MODEL.put(
                    THINGS.create(
                                    Target.all(EntityType.THING),
                                    JsonMapper.shared().valueToTree(thing))
                            .id(),
                    thing);
        }
    }

    private static Object value(long id, String path) {
        Object at = MODEL.get(id);
        for (String step : path.split("/", -1)) at = at instanceof Map<?, ?> map ? map.get(step) : null;
        return at;
    }

    private static int rank(Object value) {
        if (value == null) return 9;
        return value instanceof BigDecimal ? 0 : value instanceof String ? 1 : 2;
    }

    private static int compare(Object a, Object b) {
        if (rank(a) != rank(b)) return Integer.compare(rank(a), rank(b));
        if (a instanceof BigDecimal x) return x.compareTo((BigDecimal) b);
        if (a instanceof String x) return x.compareTo((String) b);
        return a instanceof Boolean x ? x.compareTo((Boolean) b) : 0;
    }

    private static List<Long> expected(String... criteria) {
        Comparator<Long> order = (_, _) -> 0;
        for (String criterion : criteria) {
            String path = criterion.split(" ", -1)[0];
            boolean descending = criterion.endsWith(" desc");
            order = order.thenComparing((a, b) -> {
                Object x = value(a, path);
                Object y = value(b, path);
                int found = compare(x, y);
                return descending && x != null && y != null ? -found : found;
            });
        }
        return MODEL.keySet().stream()
                .sorted(order.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static Listing page(String token, String top, String skip, String... criteria) {
        var options = new LinkedHashMap<String, String>();
        options.put("$filter", "properties/town eq '" + TOWN + "'");
        options.put("$orderby", String.join(",", criteria));
        options.put("$top", top);
        if (skip != null) options.put("$skip", skip);
        if (token != null) options.put("$skiptoken", token);
        return THINGS.list(Target.all(EntityType.THING), QueryParser.parse(options));
    }

    private static List<Long> ids(Listing listing) {
        return listing.nodes().stream().map(node -> node.entity().id()).toList();
    }

    private static List<Long> all(int top, String... criteria) {
        var ids = new ArrayList<Long>();
        Listing page = page(null, String.valueOf(top), null, criteria);
        ids.addAll(ids(page));
        while (page.next() != null) {
            assertThat(page.nodes()).hasSize(top);
            page = page(page.next().text(), String.valueOf(top), null, criteria);
            ids.addAll(ids(page));
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "name desc",
                "properties/a",
                "properties/a desc",
                "properties/b,name desc",
                "name,properties/a desc",
                "properties/a,properties/b desc,name",
                "properties/nothing,name",
                "id desc",
                "id",
                "name,id desc"
            })
    void aSortedCollectionIsTheSameInPagesOfAnySize(String order) {
        String[] criteria = order.split(",");
        List<Long> expected = order.startsWith("id") || order.endsWith("id desc") ? byId(criteria) : expected(criteria);
        for (int top : new int[] {1, 7, 39, 40, 100})
            assertThat(all(top, criteria)).as("%s top %d", order, top).isEqualTo(expected);
    }

    /** The model knows its numbers by heart only. */
    private static List<Long> byId(String... criteria) {
        Comparator<Long> order = (_, _) -> 0;
        for (String criterion : criteria) {
            Comparator<Long> one = criterion.startsWith("id")
                    ? Comparator.<Long>naturalOrder()
                    : (a, b) -> compare(value(a, criterion), value(b, criterion));
            order = order.thenComparing(criterion.endsWith("desc") ? one.reversed() : one);
        }
        return MODEL.keySet().stream().sorted(order).toList();
    }

    @Test
    void ofChance() {
        var random = new Random(SEED + 1);
        List<String> paths = List.of("name", "properties/a", "properties/b", "properties/c/d");
        for (int round = 0; round < 40; round++) {
            String[] criteria = new String[1 + random.nextInt(3)];
            for (int i = 0; i < criteria.length; i++)
                criteria[i] = paths.get(random.nextInt(paths.size())) + (random.nextBoolean() ? " desc" : "");
            int skip = random.nextInt(45);
            int top = 1 + random.nextInt(15);
            List<Long> whole = expected(criteria);
            List<Long> wanted = whole.subList(Math.min(skip, 40), Math.min(skip + top, 40));
            assertThat(ids(page(null, String.valueOf(top), String.valueOf(skip), criteria)))
                    .as("seed %d round %d: %s skip %d top %d", SEED, round, List.of(criteria), skip, top)
                    .isEqualTo(wanted);
        }
    }

    /** Rows that come meanwhile neither repeat nor hide others where the order is by number. */
    @Test
    void aPageBehindANumberIsNotMovedByWhatIsDeletedBeforeIt() {
        var first = page(null, "10", null, "id");
        long extra = THINGS.create(
                        Target.all(EntityType.THING),
                        JsonMapper.shared()
                                .valueToTree(
                                        Map.of("name", "x", "description", "", "properties", Map.of("town", TOWN))))
                .id();
        try {
            List<Long> rest = new ArrayList<>();
            Listing page = page(first.next().text(), "10", null, "id");
            rest.addAll(ids(page));
            while (page.next() != null) {
                page = page(page.next().text(), "10", null, "id");
                rest.addAll(ids(page));
            }
            assertThat(rest)
                    .startsWith(MODEL.keySet().stream().sorted().skip(10).toArray(Long[]::new))
                    .endsWith(extra);
        } finally {
            THINGS.delete(EntityType.THING, extra);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s-1",
                "s",
                "x1",
                "i",
                "s99999999999",
                "t1_2",
                "ti",
                "1",
                "s1.5",
                "i'1",
                "t+999999999-12-31T23:59:59Z_1"
            })
    void aTokenThatIsNoneOfOursIsToldSo(String token) {
        assertThatThrownBy(() -> page(token, "5", null, "name"))
                .as(token)
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.code()).isEqualTo("STA-003");
                            assertThat(fault.place().field()).isEqualTo("$skiptoken");
                        }));
    }

    @Test
    void aCountIsOfAllAndAPageOfNothingHasNoNext() {
        var options = new LinkedHashMap<>(
                Map.of("$filter", "properties/town eq '" + TOWN + "'", "$count", "true", "$top", "0"));
        Listing listing = THINGS.list(Target.all(EntityType.THING), QueryParser.parse(options));
        assertThat(listing.count()).isEqualTo(40);
        assertThat(listing.nodes()).isEmpty();
        assertThat(page(null, "10", "40", "name").nodes()).isEmpty();
        assertThat(page(null, "10", "1000000", "name").next()).isNull();
        assertThat(Query.NONE.orderBy()).isEmpty();
    }
}

package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Cases;
import org.songhua.consequence.Consequences;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.store.Database;

/** The clause of the environment: where no sewer reaches, a load of waste from its site to its end, and lakes that are filled. */
class WatersClauseTest {
    private static final Caller CLERK = Caller.all("clerk");
    private static final String BLANK = "jilin-2025:J05";
    private static final String MANIFESTS = "waste_manifests";
    private static final List<String> LINKS = List.of("load", "depart", "unload", "dispose");

    private final EvaluationTown town = new EvaluationTown();
    private final Registers registers = town.platform.bean(Registers.class);
    private final Consequences consequences = town.platform.bean(Consequences.class);
    private final Database database = town.platform.bean(Database.class);
    private final String key = TestPeople.newName("clause14-");

    /** A drain from west to east through the whole built-up area, so many degrees north of its southern edge. */
    private void drain(String kind, double north) {
        double latitude = EvaluationTown.SOUTH + north;
        town.city.add(
                "drain_pipe",
                kind,
                Map.of("kind", kind),
                new GeometryFactory().createLineString(new Coordinate[] {
                    new Coordinate(EvaluationTown.WEST - 0.001, latitude),
                    new Coordinate(EvaluationTown.WEST + 0.021, latitude)
                }),
                EvaluationTown.STREETS.getFirst(),
                null);
        town.city.done();
    }

    /** {@return square kilometres of the built-up area that no sewer reaches} */
    private double blank() {
        town.run();
        return town.value(BLANK, "220100").measured().value();
    }

    private RegisterRecord act(RegisterRecord one, String link) {
        Map<String, Object> fields = switch (link) {
            case "load" ->
                Map.of("waste_carrier", "某队", "waste_truck", "ZT-01", "loaded_t", 30, "loaded_on", "2026-03-01");
            case "depart" -> Map.of("route_no", "R01");
            case "unload" -> Map.of("unloaded_t", 30, "unloaded_on", "2026-03-01", "unload_place", "东郊");
            default -> Map.of("disposal_way", "reuse", "disposed_on", "2026-03-05");
        };
        return registers.act(MANIFESTS, one.id(), null, new RecordStep(link, null, fields), CLERK);
    }

    private void chain(String name, List<String> links) {
        RegisterRecord one = registers.create(
                MANIFESTS, RecordDraft.of(name, Map.of("waste_site", "条十四工地", "waste_kind", "soil")), CLERK);
        for (String link : links) one = act(one, link);
    }

    /** {@return the cases that a record opened} */
    private List<CaseSummary> cases(String record) {
        return database
                .list(
                        "select case_id from casework.report where channel = 'register' and (external_no like '%/' ||"
                                + " ? or external_no like '%/' || ? || '@%') order by number",
                        row -> row.uuid("case_id"), record, record)
                .stream()
                .map(id -> town.platform
                        .bean(Cases.class)
                        .find(id, Scope.ALL)
                        .orElseThrow()
                        .summary())
                .toList();
    }

    private static Instant on(String day) {
        return LocalDate.parse(day)
                .atTime(LocalTime.NOON)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
    }

    private static Map<String, Object> patch(String kind) {
        return Map.of(
                "patch_water", "条十四湖",
                "patch_kind", kind,
                "patch_m2", 1200,
                "patch_seen_on", "2026-05-01",
                "patch_source", "卫星影像 2026-05");
    }

    /** 空白区面积由管网服务范围与建成区叠加得出并随管网更新变小; 一车建筑垃圾从产生到处置的联单缺一环即报警; 疑似填湖图斑自动建案. */
    @Test
    void clause_14_theBlankAreaShrinksWithTheSewersAMissingLinkIsAlarmedAndAFilledLakeOpensACase() {
        // 空白区面积由管网服务范围与建成区叠加得出: 0.02 degrees square, 1,605 m by 2,222 m; rain drains serve no house.
        drain("rain", 0.002);
        double whole = blank();
        assertThat(whole).isCloseTo(1.605 * 2.222, withinPercentage(1));
        // 并随管网更新变小: each sewer takes a strip of 50 m on both sides out of it; the second lies clear of the first.
        drain("sewage", 0.005);
        double one = blank();
        assertThat(whole - one).isCloseTo(1.605 * 0.1, withinPercentage(1));
        drain("combined", 0.012);
        double two = blank();
        assertThat(one - two).isCloseTo(1.605 * 0.1, withinPercentage(1));
        // A sewer beside another adds only what the first does not serve: 22 m further north.
        drain("sewage", 0.0122);
        assertThat(two - blank()).isCloseTo(1.605 * 0.0222, withinPercentage(2));

        // 一车建筑垃圾从产生到处置的联单缺一环即报警: the whole chain is quiet, and without any one of its links it is not.
        chain(key + "whole", LINKS);
        for (String missing : LINKS) {
            chain(
                    key + missing,
                    LINKS.stream().filter(link -> !link.equals(missing)).toList());
            // The last link is missed when its day has passed, every other one as soon as the next is seen.
            if (missing.equals("dispose")) {
                assertThat(cases(key + missing)).isEmpty();
                consequences.follow(on("2026-04-02"));
            }
            assertThat(cases(key + missing))
                    .as(missing)
                    .extracting(CaseSummary::classCode)
                    .containsExactly("e_waste");
        }
        // Nobody sees a next link of a load that vanishes on its way: then it is the day that tells.
        chain(key + "vanished", List.of("load", "depart"));
        consequences.follow(on("2026-03-02"));
        assertThat(cases(key + "vanished")).hasSize(1);
        assertThat(cases(key + "whole")).isEmpty();

        // 疑似填湖图斑自动建案: one by one, and out of a table.
        registers.create(
                "water_change_patches",
                new RecordDraft(key + "patch", null, null, null, 125.51, 43.91, patch("filling"), false),
                CLERK);
        assertThat(cases(key + "patch")).singleElement().satisfies(opened -> {
            assertThat(opened.classCode()).isEqualTo("e_water");
            assertThat(opened.kind()).isEqualTo("OPEN");
            assertThat(opened.longitude()).isEqualTo(125.51);
        });
        registers.importCsv(
                "water_change_patches",
                "key,patch_water,patch_kind,patch_m2,patch_seen_on,patch_source\n" + key
                        + "row,条十四湖,filling,800,2026-05-01,影像\n" + key + "season,条十四湖,season,800,2026-05-01,影像\n",
                Map.of(),
                false,
                CLERK);
        assertThat(cases(key + "row")).extracting(CaseSummary::classCode).containsExactly("e_water");
        assertThat(cases(key + "season")).isEmpty();
    }
}

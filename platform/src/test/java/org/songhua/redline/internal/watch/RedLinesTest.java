package org.songhua.redline.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectsEdited;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.Text;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.redline.Crossing;
import org.songhua.redline.RedLine;
import org.songhua.redline.RedLines;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.store.Database;
import org.springframework.context.PayloadApplicationEvent;

/** Red lines over real records and objects; each test works at a place of its own. */
class RedLinesTest {
    private static final Caller CLERK = Caller.all("clerk");
    private static final String PROJECTS = "construction_projects";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final TestPlatform platform = TestPlatform.shared();
    private final Registers registers = platform.bean(Registers.class);
    private final RedLines redLines = platform.bean(RedLines.class);
    private final Editing editing = platform.bean(Editing.class);
    private final Database database = platform.bean(Database.class);
    private final Audit audit = platform.bean(Audit.class);
    private final int number = NEXT.incrementAndGet();
    /** Far from what any other test puts on the map. */
    private final double west = -20 + number * 0.1;

    private static final double SOUTH = -40;

    private byte[] square(double dx, double dy, double size) {
        return Wkb.of(FACTORY.toGeometry(new Envelope(west + dx, west + dx + size, SOUTH + dy, SOUTH + dy + size)));
    }

    private String extent(double dx, double dy, double size) {
        return """
                {"type": "Polygon", "coordinates": [[[%1$f, %2$f], [%3$f, %2$f], [%3$f, %4$f], [%1$f, %4$f], [%1$f, %2$f]]]}""".formatted(west + dx, SOUTH + dy, west + dx + size, SOUTH + dy + size);
    }

    private CityObject object(String classCode, String name, byte[] wkb) {
        var create = new ObjectChange.Create(classCode, null, new ObjectChange.NewObject(name, Map.of(), wkb));
        return editing.apply(EditRequest.correction(create), Scope.ALL, "surveyor")
                .objects()
                .getFirst();
    }

    private RegisterRecord project(String key, String extent, Map<String, Object> more) {
        var fields = new HashMap<String, Object>(Map.of(
                "project_name", "项目" + key, "project_kind", "building", "builder", "某公司", "site_extent", extent));
        fields.putAll(more);
        return registers.create(PROJECTS, RecordDraft.of("rl-%d-%s".formatted(number, key), fields), CLERK);
    }

    private RegisterRecord submit(RegisterRecord one) {
        return registers.act(PROJECTS, one.id(), null, RecordStep.of("submit"), CLERK);
    }

    private static List<Fault> faults(Runnable work) {
        try {
            work.run();
            return List.of();
        } catch (FaultException e) {
            return e.faults();
        }
    }

    @Test
    void aProjectThatMeetsAProtectedPlaceIsNotSubmittedAndIsToldWhatWhereAndWhoseLeaveItNeeds() {
        object("heritage_scope", "古城墙保护范围", square(0, 0, 0.001));
        RegisterRecord one = project("a", extent(0.0005, 0.0005, 0.001), Map.of());
        List<Fault> found = faults(() -> submit(one));
        assertThat(found).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("RLINE-001");
            assertThat(fault.place().field()).isEqualTo("/fields/site_extent");
            assertThat(fault.problem())
                    .contains("古城墙保护范围", "0.0 米", "第二十八条", "19", "人民政府批准", "at 0.0 m", "Leave of the government");
            assertThat(fault.remedy()).contains("approval_no");
        });
        assertThat(registers.find(PROJECTS, one.id(), CLERK).orElseThrow().state())
                .isEqualTo("draft");
        assertThat(registers.timeline(PROJECTS, one.id(), CLERK)).hasSize(1);
    }

    @Test
    void aProjectThatKeepsItsDistanceIsSubmitted() {
        object("heritage_scope", "古城墙", square(0, 0, 0.001));
        assertThat(submit(project("a", extent(0.0011, 0, 0.001), Map.of())).state())
                .isEqualTo("submitted");
        assertThat(faults(() -> submit(project("b", extent(0.001, 0, 0.001), Map.of()))))
                .hasSize(1);
    }

    /** 0.0002° of longitude at 40° are 17.1 m; the line reaches twenty. */
    @Test
    void aRelicWithoutALineIsKeptAtItsDistance() {
        object("heritage", "石碑", Wkb.of(FACTORY.createPoint(new Coordinate(west - 0.0002, SOUTH + 0.0005))));
        List<Fault> found = faults(() -> submit(project("a", extent(0, 0, 0.001), Map.of())));
        assertThat(found)
                .singleElement()
                .satisfies(fault -> assertThat(fault.problem()).contains("石碑", "17.1 米"));
        assertThat(submit(project("b", extent(0.0001, 0, 0.001), Map.of())).state())
                .isEqualTo("submitted");
    }

    @Test
    void severalConflictsAreToldAtOnce() {
        object("heritage_scope", "甲", square(0, 0, 0.001));
        object("heritage_scope", "乙", square(0.0005, 0, 0.001));
        object("heritage_control_zone", "丙", square(0, 0, 0.002));
        assertThat(faults(() -> submit(project("a", extent(0.0005, 0, 0.0004), Map.of()))))
                .hasSize(3);
    }

    @Test
    void aDocumentLetsItPassOnlyWhenItWasRecordedForThisSubjectAndLineBySomebodyWhoMay() {
        object("heritage_scope", "城门", square(0, 0, 0.001));
        RegisterRecord one = project("a", extent(0, 0, 0.001), Map.of("approval_no", "文物〔2026〕7 号"));
        assertThat(faults(() -> submit(one))).hasSize(1);
        String subject = "record:" + PROJECTS + "/" + one.key();
        var clerk = new Caller("c", EnumSet.of(Permission.REGISTER_VIEW, Permission.REGISTER_EDIT), Scope.ALL);
        assertThatThrownBy(() -> redLines.approve("heritage_scope", subject, "文物〔2026〕7 号", clerk))
                .isInstanceOf(NotAllowedException.class);
        redLines.approve("heritage_scope", subject + "x", "文物〔2026〕7 号", CLERK);
        redLines.approve("heritage_control_zone", subject, "文物〔2026〕7 号", CLERK);
        redLines.approve("heritage_scope", subject, "文物〔2026〕8 号", CLERK);
        assertThat(faults(() -> submit(one))).hasSize(1);
        redLines.approve("heritage_scope", subject, "文物〔2026〕7 号", CLERK);
        redLines.approve("heritage_scope", subject, "文物〔2026〕7 号", CLERK);
        assertThat(submit(one).state()).isEqualTo("submitted");
        assertThat(audit.list(null, 20))
                .anyMatch(entry -> entry.action().equals("redline.overridden")
                        && entry.subject().equals(subject)
                        && entry.detailJson().contains("文物〔2026〕7 号"))
                .filteredOn(entry -> entry.action().equals("redline.approved")
                        && entry.subject().equals(subject)
                        && entry.detailJson().contains("heritage_scope"))
                .hasSize(2);
    }

    @Test
    void anApprovalThatIsNoneIsRefusedWithEverythingThatIsWrong() {
        assertThat(faults(() -> redLines.approve("no_such", "somewhere", " ", CLERK)))
                .extracting(Fault::code)
                .containsExactly("RLINE-003", "RLINE-004", "RLINE-005");
        for (String bad : List.of("record:x", "record:X/1", "thing:x/1", "record:x/\n", ""))
            assertThat(faults(() -> redLines.approve("heritage_scope", bad, "文", CLERK)))
                    .extracting(Fault::code)
                    .containsExactly("RLINE-004");
    }

    @Test
    void approvalsAreOnlyAddedTo() {
        redLines.approve("heritage_scope", "record:x/keep-" + number, "文", CLERK);
        for (String statement : List.of("update redline.approval set document = 'x'", "delete from redline.approval"))
            assertThatThrownBy(() -> database.update(statement)).hasMessageContaining("append-only");
    }

    @Test
    void anExtentThatIsNoneIsToldAtItsField() {
        for (String bad : List.of(
                "here",
                "{}",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0, 0]]]}",
                "{\"type\": \"Point\", \"coordinates\": [300, 10]}"))
            assertThat(faults(() -> submit(project("bad-" + NEXT.incrementAndGet(), bad, Map.of()))))
                    .as(bad)
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault.place().field()).startsWith("/fields/site_extent"));
    }

    @Test
    void aConditionAloneHoldsUpTheStepThatItIsAskedAtAndNoOther() {
        RegisterRecord one = registers.create(
                "tree_removals",
                RecordDraft.of(
                        "rl-" + number,
                        Map.of("removal_site", "路", "removal_way", "fell", "trees_count", 21, "removal_reason", "施工")),
                CLERK);
        registers.act(
                "tree_removals",
                one.id(),
                null,
                new RecordStep("review", null, Map.of("review_opinion", "同意")),
                Caller.all("chief"));
        assertThat(faults(() -> registers.act("tree_removals", one.id(), null, RecordStep.of("settle"), CLERK)))
                .extracting(Fault::code)
                .containsExactly("RLINE-001");
        registers.act(
                "tree_removals",
                one.id(),
                null,
                new RecordStep(RecordStep.AMEND, null, Map.of("trees_count", 20)),
                CLERK);
        assertThat(registers
                        .act("tree_removals", one.id(), null, RecordStep.of("settle"), CLERK)
                        .state())
                .isEqualTo("settled");
    }

    @Test
    void aDrawnShapeIsToldWhatItWouldCrossBeforeAnythingIsEntered() {
        CityObject scope = object("heritage_scope", "塔", square(0, 0, 0.001));
        object("water", "湖", square(0.0005, 0.0005, 0.001));
        List<Crossing> all = redLines.check(square(0.0006, 0.0006, 0.001), "", Map.of(), CLERK);
        assertThat(all)
                .extracting(one -> one.line().code())
                .containsExactlyInAnyOrder("heritage_scope", "building_on_water");
        assertThat(all)
                .filteredOn(one -> "塔".equals(one.name()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.object()).isEqualTo(scope.id());
                    assertThat(one.distance_m()).isZero();
                });
        // Of a pipeline it is known that its kind crosses no water.
        assertThat(redLines.check(square(0.0006, 0.0006, 0.001), PROJECTS, Map.of("project_kind", "pipeline"), CLERK))
                .extracting(one -> one.line().code())
                .containsExactly("heritage_scope");
        assertThat(redLines.check(square(0.05, 0, 0.001), "", Map.of(), CLERK)).isEmpty();
        assertThat(redLines.check(square(0, 0, 0.001), "no_such", Map.of(), CLERK))
                .isEmpty();
    }

    /** Red lines hold for everybody; what somebody may not see is told by its class and distance. */
    @Test
    void whoMayNotSeeTheObjectIsHeldUpByItAndNotToldItsName() {
        object("heritage_scope", "密室", square(0, 0, 0.001));
        var district = new Caller("d", CLERK.permissions(), new Scope(Set.of(), Set.of("220102"), Set.of()));
        assertThat(redLines.check(square(0, 0, 0.001), "", Map.of(), district))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.name()).isNull();
                    assertThat(one.object()).isNull();
                    assertThat(one.classCode()).isEqualTo("heritage_scope");
                    assertThat(one.distance_m()).isZero();
                });
        RegisterRecord made = registers.create(
                PROJECTS,
                new RecordDraft(
                        "rl-" + number,
                        null,
                        null,
                        "220102",
                        null,
                        null,
                        Map.of(
                                "project_name",
                                "区",
                                "project_kind",
                                "building",
                                "builder",
                                "某",
                                "site_extent",
                                extent(0, 0, 0.001)),
                        false),
                district);
        assertThat(faults(() -> registers.act(PROJECTS, made.id(), null, RecordStep.of("submit"), district)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.problem())
                        .contains("heritage_scope 相距 0.0 米")
                        .doesNotContain("密室"));
    }

    @Test
    void aShapeThatIsNotSoundIsRefused() {
        byte[] outside = Wkb.of(FACTORY.createPoint(new Coordinate(300, 10)));
        assertThat(faults(() -> redLines.check(outside, "", Map.of(), CLERK))).isNotEmpty();
    }

    /** A rule of the test's own, over city objects: no structure within ten metres of a scope. */
    @Test
    void anEditOfACityObjectIsHeldUpAndOneWithADocumentIsNot() {
        object("heritage_scope", "庙", square(0, 0, 0.001));
        var rule = new RedLine(
                "near_scope",
                "test",
                new Text("近", "Near"),
                "某法",
                List.of(),
                List.of(new RedLine.Subject("", "structure", List.of(), "")),
                "",
                "",
                List.of("heritage_scope"),
                "",
                10,
                new Text("批", "Leave"),
                "operator",
                "register.approve");
        var watch = new Watch(RedLineBook.of(List.of(rule)), platform.bean(CityObjects.class), database, audit);
        CityObject near = object("structure", "棚", square(0.00105, 0, 0.0001));
        CityObject far = object("structure", "塔吊", square(0.0012, 0, 0.0001));
        var edited = new ObjectsEdited(List.of(near, far), Scope.ALL, "surveyor");
        assertThat(faults(() -> watch.look(edited)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.problem()).contains("庙", "4.3 米"));
        var noted = new CityObject(
                near.id(),
                near.classCode(),
                near.dataset(),
                near.sourceId(),
                near.name(),
                near.wkb(),
                "{\"operator\": \"文 1\"}",
                near.region(),
                near.validFrom(),
                near.recordedFrom(),
                near.revision());
        var again = new ObjectsEdited(List.of(noted), Scope.ALL, "surveyor");
        assertThat(faults(() -> watch.look(again))).hasSize(1);
        new JdbcApprovals(database).add("near_scope", "object:structure/棚", "文 1", "chief");
        assertThat(faults(() -> watch.look(again))).isEmpty();
    }

    /** Told inside the edit: what is refused there was never kept. */
    @Test
    void whoeverHearsOfAnEditCanRefuseIt() {
        var heard = new AtomicInteger();
        platform.context().addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> told
                    && told.getPayload() instanceof ObjectsEdited edited
                    && edited.editor().equals("refused-" + number)) {
                heard.incrementAndGet();
                throw new FaultException(Fault.refused("TEST-001", Place.NOWHERE, "No.", "No."));
            }
        });
        long before = database.get("select count(*) as n from cim.object", row -> row.whole("n"));
        var create = new ObjectChange.Create(
                "tree",
                null,
                new ObjectChange.NewObject("树", Map.of(), Wkb.of(FACTORY.createPoint(new Coordinate(west, SOUTH)))));
        assertThat(faults(() -> editing.apply(EditRequest.correction(create), Scope.ALL, "refused-" + number)))
                .extracting(Fault::code)
                .containsExactly("TEST-001");
        assertThat(heard.get()).isEqualTo(1);
        long after = database.get("select count(*) as n from cim.object", row -> row.whole("n"));
        assertThat(after).isEqualTo(before);
    }
}

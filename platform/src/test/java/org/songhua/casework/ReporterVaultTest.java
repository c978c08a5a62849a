package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.internal.vault.Cipherbox;
import org.songhua.casework.internal.vault.VaultKey;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.StoreException;

/** Who reported is known to few, kept sealed, and can be erased without a trace in clear. */
class ReporterVaultTest {
    private static final String PHONE = "13987651234";
    private static final String NAME = "欧阳测试人";
    private static final String TEXT = "我家楼下井盖响，电话" + PHONE + "，找" + NAME;

    private final TestPlatform platform = TestPlatform.shared();
    private final TestCases test = new TestCases(platform);
    private final Database database = platform.bean(Database.class);

    private TakenReport taken() {
        return test.reports.take(
                new NewReport(
                        "web",
                        "01001",
                        TEXT,
                        125.3,
                        43.9,
                        "WGS84",
                        "gps",
                        8.0,
                        "幸福小区3号楼",
                        new Contact(NAME, PHONE, "oy@example.org"),
                        Map.of(),
                        null,
                        null,
                        null,
                        true),
                "citizen");
    }

    /** Looks into every column of every table of the module, as text and as bytes. */
    private void isNowhereInClear(String secret) {
        String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        List<String> tables = database.list(
                "select table_schema || '.' || table_name as name from information_schema.tables"
                        + " where table_schema in ('casework', 'people') and table_type = 'BASE TABLE'",
                row -> row.text("name"));
        assertThat(tables).hasSizeGreaterThan(15);
        for (String table : tables) {
            long found = database.get(
                    "select count(*) as n from " + table + " t where t::text like ? or t::text like ?",
                    row -> row.whole("n"),
                    "%" + secret + "%",
                    "%" + hex + "%");
            assertThat(found).as("%s holds %s", table, secret).isZero();
        }
    }

    @Test
    void nothingPersonalReachesATableInClear() {
        TakenReport taken = taken();
        for (String secret : List.of(PHONE, NAME, "幸福小区", "oy@example.org", taken.trackingCode()))
            isNowhereInClear(secret);
        var identity = test.reports.identity(taken.id(), true, TestCases.DESK);
        assertThat(identity.contact()).isEqualTo(new Contact(NAME, PHONE, "oy@example.org"));
        assertThat(identity.text()).isEqualTo(TEXT);
        assertThat(identity.address()).isEqualTo("幸福小区3号楼");
        assertThat(identity.toString()).doesNotContain(PHONE);
    }

    @Test
    void erasingLeavesTheLogWholeAndNothingToOpen() {
        TakenReport taken = taken();
        test.reports.addPhoto(taken.trackingCode(), TestCases.PHOTO);
        test.reports.erase(taken.id(), TestCases.DESK);
        test.reports.erase(taken.id(), TestCases.DESK);
        var identity = test.reports.identity(taken.id(), true, TestCases.DESK);
        assertThat(identity.contact()).isEqualTo(Contact.NOBODY);
        assertThat(identity.text()).isEmpty();
        var photo = test.cases.attachments(taken.caseId(), Scope.ALL).getFirst();
        assertThat(test.cases.photo(taken.caseId(), photo.id(), Scope.ALL)).isEmpty();
        assertThat(test.cases.verify(taken.caseId(), Scope.ALL).agrees()).isTrue();
        long left = database.get(
                "select count(*) as n from casework.sealed s join casework.report r on r.reporter = s.reporter"
                        + " where r.id = ? and (s.content is not null or s.wrapped_key is not null)",
                row -> row.whole("n"),
                taken.id());
        assertThat(left).isZero();
        for (String secret : List.of(PHONE, NAME)) isNowhereInClear(secret);
    }

    @Test
    void onlyWhoMayLooksInClear() {
        TakenReport taken = taken();
        assertThatThrownBy(() -> test.reports.identity(taken.id(), true, TestCases.WORKER))
                .isInstanceOf(NotAllowedException.class);
        var masked = test.reports.identity(taken.id(), false, TestCases.WORKER);
        assertThat(masked.contact().phone()).isEqualTo("139******");
        assertThat(masked.text()).doesNotContain(PHONE);
    }

    @Test
    void theSamePhoneIsARepeatedCallWithoutBeingKnown() {
        String phone = "0431-8" + (1_000_000 + (int) (System.nanoTime() % 8_000_000));
        TakenReport last = null;
        for (int i = 0; i < 3; i++)
            last = test.reports.take(
                    NewReport.of("desk", "01001", "x").by(new Contact("", phone.replace("-", i == 1 ? " " : "-"), "")),
                    "desk");
        assertThat(test.reports.identity(last.id(), true, TestCases.DESK).calls())
                .isEqualTo(3);
    }

    @Test
    void aTextThatStillNamesSomebodyIsNotReleased() {
        TakenReport taken = taken();
        assertThatThrownBy(() -> test.reports.release(taken.id(), TEXT, TestCases.DESK))
                .isInstanceOf(FaultException.class);
        test.reports.release(taken.id(), "井盖响", TestCases.DESK);
        assertThat(test.get(taken.caseId()).reports().getFirst().publicText()).isEqualTo("井盖响");
    }

    @Test
    void aSealedItemOpensUnderItsOwnNameAndKeyOnly() throws Exception {
        Path folder = Files.createTempDirectory("vault");
        VaultKey key = VaultKey.inFile(folder.resolve("vault.key"), true);
        var box = new Cipherbox(key);
        Cipherbox.Sealed sealed = box.seal("a", "geheim".getBytes(StandardCharsets.UTF_8));
        assertThat(box.open("a", sealed)).isEqualTo("geheim".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> box.open("b", sealed)).isInstanceOf(StoreException.class);
        assertThat(new Cipherbox(VaultKey.inFile(folder.resolve("vault.key"), true)).open("a", sealed))
                .isNotEmpty();
        var other = new Cipherbox(VaultKey.inFile(folder.resolve("other.key"), true));
        assertThatThrownBy(() -> other.open("a", sealed)).isInstanceOf(StoreException.class);
        sealed.content()[20] ^= 1;
        assertThatThrownBy(() -> box.open("a", sealed)).isInstanceOf(StoreException.class);
        assertThat(Files.getPosixFilePermissions(folder.resolve("vault.key"))).hasSize(2);
        assertThatThrownBy(() -> VaultKey.of("AAAA")).isInstanceOf(StoreException.class);
    }

    @Test
    void whatIsWrongWithAReportIsToldAtOnce() {
        var bad = new NewReport(
                "web",
                "none",
                "字".repeat(4001),
                999.0,
                null,
                "MARS",
                "gps",
                null,
                null,
                Contact.NOBODY,
                Map.of(),
                null,
                null,
                null,
                false);
        assertThatThrownBy(() -> test.reports.take(bad, "x"))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.faults()).hasSize(4));
    }

    @Test
    void aPlaceKeepsHowItWasToldAndNobodyKnowsIsNull() {
        TakenReport nowhere = test.reports.take(NewReport.of("web", "01001", "x"), "citizen");
        assertThat(test.get(nowhere.caseId()).summary().longitude()).isNull();
        assertThat(test.get(nowhere.caseId()).reports().getFirst().place()).isNull();
        var gcj = new NewReport(
                "web",
                "01001",
                "x",
                125.33,
                43.89,
                "GCJ02",
                "map",
                null,
                null,
                Contact.NOBODY,
                Map.of(),
                null,
                null,
                null,
                false);
        var place = test.get(test.reports.take(gcj, "citizen").caseId())
                .reports()
                .getFirst()
                .place();
        assertThat(place.inputCrs()).isEqualTo("GCJ02");
        assertThat(place.inputX()).isEqualTo(125.33);
        assertThat(place.longitude()).isNotEqualTo(125.33).isBetween(125.32, 125.33);
    }

    @Test
    void theSameNumberOfAnotherSystemIsTheSameReport() {
        String number = "12345-" + System.nanoTime();
        var report = new NewReport(
                "import",
                "01001",
                "x",
                null,
                null,
                "WGS84",
                "manual",
                null,
                null,
                Contact.NOBODY,
                Map.of(),
                null,
                number,
                null,
                false);
        TakenReport first = test.reports.take(report, "x");
        TakenReport second = test.reports.take(report, "x");
        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.id()).isEqualTo(first.id());
    }
}

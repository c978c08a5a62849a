package org.songhua.casework.internal.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.Contact;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.resolution.Resolution;
import org.songhua.resolution.ResolutionPair;
import org.songhua.resolution.Verdict;
import org.songhua.store.Database;

/** Persons who are likely the same: compared in the vault, seen masked, gone when erased. */
class SealedMatchingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Caller HOTLINE =
            new Caller("hotline", Set.of(Permission.CIM_VIEW, Permission.REPORTER_VIEW), Scope.ALL);

    private final TestPlatform platform = TestPlatform.shared();
    private final Vault vault = platform.bean(Vault.class);
    private final Resolution resolution = platform.bean(Resolution.class);
    private final Database database = platform.bean(Database.class);

    /** A number that no other test calls from; that of nobody. */
    private final String phone =
            "1990%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000));

    private UUID person(String name, String number) {
        return vault.addReporter(new Contact(name, number, ""), NOW);
    }

    private List<ResolutionPair> pairsOf(UUID person) {
        resolution.run("persons", HOTLINE);
        return resolution.pairs("persons", Verdict.OPEN, null, 200, HOTLINE).pairs().stream()
                .filter(pair -> pair.a().id().equals(person) || pair.b().id().equals(person))
                .toList();
    }

    @Test
    void listsShowMaskedValuesAndReasonsWithoutClearText() {
        UUID one = person("测试欧阳某", phone);
        person("测试欧阳某", "+86 " + phone);
        ResolutionPair pair = pairsOf(one).getFirst();
        assertThat(pair.likely()).isTrue();
        assertThat(pair.reasons()).extracting(reason -> reason.level()).containsExactly("same", "same", "");
        assertThat(pair.a().values()).containsEntry("name", "测***").containsEntry("phone", "***" + phone.substring(7));
        assertThat(pair.toString()).doesNotContain("欧阳").doesNotContain(phone);
    }

    @Test
    void nothingPersonalIsKeptOutsideOfTheVault() {
        UUID one = person("测试司马某", phone);
        person("测试司马某", phone);
        assertThat(pairsOf(one)).isNotEmpty();
        String kept = String.join(
                "",
                database.list(
                        "select p::text as line from resolution.pair p where rule = 'persons'",
                        row -> row.text("line")));
        assertThat(kept).doesNotContain("司马").doesNotContain(phone);
        long standing = database.get(
                "select count(*) as n from resolution.standing where rule = 'persons'", row -> row.whole("n"));
        assertThat(standing).isZero();
    }

    @Test
    void whoWasErasedIsInNoPairAnyMore() {
        UUID one = person("测试诸葛某", phone);
        UUID other = person("测试诸葛某", phone);
        long id = pairsOf(one).getFirst().id();
        vault.erase(other, "test", NOW);
        assertThat(resolution.pairs("persons", Verdict.OPEN, null, 200, HOTLINE).pairs())
                .noneMatch(pair -> pair.id() == id);
        assertThat(pairsOf(one)).isEmpty();
    }

    @Test
    void whoeverIsRestrictedToAPartOfTheCitySeesNobody() {
        var district = new Caller("district", HOTLINE.permissions(), new Scope(Set.of(), Set.of("220102"), Set.of()));
        assertThat(resolution.list(district)).noneMatch(one -> one.rule().code().equals("persons"));
    }
}

package org.songhua.warning.internal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.warning.internal.desk.JdbcWarnings.Member;

/** Which warnings have one cause. Places lie on a grid of 110 m around 43.8 degrees north: four steps are 440 m, five 550. */
class GroupingTest {
    private static final Instant NOON = Instant.parse("2026-10-01T04:00:00Z");
    private static final double STEP = 110 / 111_320.0;
    private static final double LATITUDE = 43.8;

    private static Member member(long id, String pack, long thing, int east, int north, int minute) {
        double longitude = 125.3 + east * STEP / Math.cos(Math.toRadians(LATITUDE));
        return new Member(id, id, pack, thing, longitude, LATITUDE + north * STEP, NOON.plusSeconds(minute * 60L));
    }

    private static Member nowhere(long id, String pack, long thing, int minute) {
        return new Member(id, id, pack, thing, Double.NaN, Double.NaN, NOON.plusSeconds(minute * 60L));
    }

    private static Grouping with(Member... members) {
        return new Grouping(List.of(members));
    }

    @Test
    void whatIsNearAndSoonAndOfOneFieldFollows() {
        var grouping = with(member(1, "gas", 1, 0, 0, 0));
        assertThat(grouping.join(member(2, "gas", 2, 4, 0, 15))).contains(1L);
        assertThat(grouping.join(member(3, "gas", 3, 0, -4, -15))).contains(1L);
    }

    @Test
    void whatIsFarOrLateOrOfAnotherFieldLeadsItself() {
        var grouping = with(member(1, "gas", 1, 0, 0, 0));
        assertThat(grouping.join(member(2, "gas", 2, 5, 0, 0))).isEmpty();
        assertThat(grouping.join(member(3, "gas", 3, 0, 1, 16))).isEmpty();
        assertThat(grouping.join(member(4, "water", 4, 0, 1, 0))).isEmpty();
    }

    @Test
    void aGroupGrowsFromMemberToMember() {
        var grouping = with(member(1, "gas", 1, 0, 0, 0));
        for (int i = 1; i < 20; i++)
            assertThat(grouping.join(member(1 + i, "gas", 1 + i, 4 * i, 0, i))).contains(1L);
    }

    @Test
    void sensorsOfOneThingAreOneCauseWhereverThatIs() {
        var grouping = with(nowhere(1, "gas", 7, 0));
        assertThat(grouping.join(nowhere(2, "gas", 7, 10))).contains(1L);
        assertThat(grouping.join(nowhere(3, "gas", 8, 10))).isEmpty();
        assertThat(grouping.join(nowhere(4, "gas", 7, 16)))
                .as("fifteen minutes from the second")
                .contains(1L);
    }

    @Test
    void oneThatLiesBetweenTwoGroupsMakesThemOne() {
        var first = member(1, "gas", 1, 0, 0, 0);
        var second = member(2, "gas", 2, 8, 0, 0);
        var grouping = with(first, second);
        var between = member(3, "gas", 3, 4, 0, 0);
        long leader = grouping.join(between).orElseThrow();
        assertThat(grouping.touched(between, leader)).containsExactly(leader == 1 ? 2L : 1L);
        assertThat(grouping.join(member(4, "gas", 4, 9, 0, 0))).contains(leader);
    }

    @Test
    void aFollowerThatIsKnownLeadsToItsLeader() {
        var follower = new Member(2, 1, "gas", 2, 125.3, LATITUDE, NOON);
        assertThat(with(follower).join(member(3, "gas", 3, 1, 0, 0))).contains(1L);
    }

    /** Against the obvious way: whoever is near somebody is in one group with them, over any number of steps. */
    @Test
    void groupsAreThoseOfGoingOverAllPairs() {
        for (int seed = 0; seed < 40; seed++) {
            var members = members(new Random(seed));
            assertThat(grouped(members)).as("seed %d", seed).isEqualTo(obvious(members));
        }
    }

    private static List<Member> members(Random random) {
        var members = new ArrayList<Member>();
        for (long id = 1; id <= 120; id++) {
            String pack = random.nextInt(4) == 0 ? "water" : "gas";
            long thing = random.nextInt(80);
            int minute = random.nextInt(60);
            members.add(
                    random.nextInt(10) == 0
                            ? nowhere(id, pack, thing, minute)
                            : member(id, pack, thing, random.nextInt(40), random.nextInt(40), minute));
        }
        return members;
    }

    private static Set<Set<Long>> grouped(List<Member> members) {
        var grouping = new Grouping(List.of());
        var leaders = new HashMap<Long, Long>();
        for (Member member : members) {
            leaders.put(member.id(), member.id());
            var leader = grouping.join(member);
            if (leader.isEmpty()) continue;
            leaders.put(member.id(), leader.get());
            for (long other : grouping.touched(member, leader.get()))
                leaders.replaceAll((id, old) -> old == other ? leader.get() : old);
        }
        return parts(leaders);
    }

    private static Set<Set<Long>> obvious(List<Member> members) {
        var leaders = new HashMap<Long, Long>();
        for (Member member : members) {
            leaders.put(member.id(), member.id());
            for (Member other : members) {
                if (other.id() >= member.id() || !isOneCause(member, other)) continue;
                long mine = leaders.get(member.id());
                long theirs = leaders.get(other.id());
                leaders.replaceAll((id, old) -> old == theirs ? (Long) mine : old);
            }
        }
        return parts(leaders);
    }

    private static boolean isOneCause(Member one, Member other) {
        if (!one.pack().equals(other.pack())) return false;
        long seconds =
                Math.abs(one.raisedAt().getEpochSecond() - other.raisedAt().getEpochSecond());
        if (seconds > 900) return false;
        if (one.thing() == other.thing()) return true;
        double east = (one.longitude() - other.longitude()) * Math.cos(Math.toRadians(LATITUDE));
        return Math.hypot(east, one.latitude() - other.latitude()) * 111_320 <= 500;
    }

    private static Set<Set<Long>> parts(Map<Long, Long> leaders) {
        var parts = new HashMap<Long, Set<Long>>();
        leaders.forEach((id, leader) ->
                parts.computeIfAbsent(leader, key -> new HashSet<>()).add(id));
        return new HashSet<>(parts.values());
    }
}

package org.songhua.warning.internal.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.warning.internal.desk.JdbcWarnings.Member;

/**
 * Which warnings have one cause: of one field, on one thing or no further from a member of the group than {@link #NEAR_M}, and raised
 * within {@link #TOGETHER} of it. The one that was raised first leads. A group grows from member to member, so that a burst seen by
 * a whole pressure zone is one warning.
 */
final class Grouping {
    /** Sensors of one network stand closer than this to each other in a city. */
    static final double NEAR_M = 500;
    /** Sensors report every 5 to 15 minutes, so one cause shows itself over that time. */
    static final Duration TOGETHER = Duration.ofMinutes(15);

    private static final double DEGREE_M = 111_320;

    private final Map<Cell, List<Member>> byCell = new HashMap<>();
    private final Map<Long, List<Member>> byThing = new HashMap<>();
    private final Map<Long, Long> leaders = new HashMap<>();

    private record Cell(String pack, long column, long row) {}

    Grouping(List<Member> members) {
        members.forEach(this::add);
    }

    private void add(Member member) {
        byThing.computeIfAbsent(member.thing(), key -> new ArrayList<>()).add(member);
        if (!Double.isNaN(member.longitude())) {
            byCell.computeIfAbsent(cell(member, 0, 0), key -> new ArrayList<>()).add(member);
        }
        leaders.put(member.id(), member.leader());
    }

    /** Cells are {@link #NEAR_M} high and at least as wide, up to 60 degrees of latitude. */
    private static Cell cell(Member member, int right, int up) {
        double size = NEAR_M / DEGREE_M;
        long column = (long) Math.floor(member.longitude() / (2 * size)) + right;
        return new Cell(member.pack(), column, (long) Math.floor(member.latitude() / size) + up);
    }

    /** {@return the leader that a new warning follows, if its cause is known already; the warning itself is remembered} */
    Optional<Long> join(Member fresh) {
        Optional<Long> leader = nearest(fresh).map(member -> leader(member.id()));
        add(new Member(
                fresh.id(),
                leader.orElse(fresh.id()),
                fresh.pack(),
                fresh.thing(),
                fresh.longitude(),
                fresh.latitude(),
                fresh.raisedAt()));
        return leader;
    }

    private long leader(long id) {
        long leader = leaders.getOrDefault(id, id);
        while (leaders.getOrDefault(leader, leader) != leader) leader = leaders.getOrDefault(leader, leader);
        return leader;
    }

    /** {@return leaders of other groups that a member of a group touches; they become one with it} */
    List<Long> touched(Member member, long ofLeader) {
        var others = new ArrayList<Long>();
        for (Member near : near(member)) {
            long other = leader(near.id());
            if (other == ofLeader || others.contains(other)) continue;
            others.add(other);
            leaders.put(other, ofLeader);
        }
        return others;
    }

    private Optional<Member> nearest(Member fresh) {
        return near(fresh).stream().findFirst();
    }

    private List<Member> near(Member fresh) {
        var found = new ArrayList<Member>();
        for (Member other : byThing.getOrDefault(fresh.thing(), List.of())) {
            if (other.pack().equals(fresh.pack()) && isTogether(other, fresh)) found.add(other);
        }
        if (Double.isNaN(fresh.longitude())) return found;
        for (int right = -1; right <= 1; right++) {
            for (int up = -1; up <= 1; up++) collect(fresh, cell(fresh, right, up), found);
        }
        return found;
    }

    /** One of each group is enough, and a storm has thousands in a cell. */
    private void collect(Member fresh, Cell cell, List<Member> found) {
        for (Member other : byCell.getOrDefault(cell, List.of())) {
            boolean isKnown = found.stream().anyMatch(f -> leader(f.id()) == leader(other.id()));
            if (!isKnown && isTogether(other, fresh) && distance_m(other, fresh) <= NEAR_M) found.add(other);
        }
    }

    private static boolean isTogether(Member one, Member other) {
        Instant a = one.raisedAt();
        Instant b = other.raisedAt();
        return one.id() != other.id() && Duration.between(a, b).abs().compareTo(TOGETHER) <= 0;
    }

    /** Flat around the place: exact to a thousandth over such distances. */
    private static double distance_m(Member one, Member other) {
        double north = (one.latitude() - other.latitude()) * DEGREE_M;
        double east = (one.longitude() - other.longitude()) * DEGREE_M * Math.cos(Math.toRadians(one.latitude()));
        return Math.hypot(north, east);
    }
}

package org.songhua.warning.internal.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.engine.rule.Level;
import org.songhua.engine.rule.StateFormat;
import org.songhua.warning.internal.rules.RuleDefinition;

/** All watches, by datastream. Belongs to the thread that judges. */
final class WatchBook {
    private static final List<Use> NONE = List.of();

    private final WatchMaker maker;
    private final List<RuleDefinition> rules;
    private final WatchMaker.Overrides overrides;
    private final Map<Watch.Key, JdbcStates.Stored> stored;
    private final Map<Watch.Key, Level> inAlarm;
    private final Map<Long, List<Use>> byDatastream = new HashMap<>();
    private final Map<Watch.Key, Watch> byKey = new HashMap<>();
    private final Set<Long> known = new HashSet<>();
    private final Neighbours neighbours = new Neighbours();

    /** An input of a watch that a datastream feeds. */
    record Use(Watch watch, int input) {}

    /**
     * A book without any watch yet.
     *
     * @param stored what rules remembered; taken out as watches are made
     * @param inAlarm levels that warnings stand at, for rules that were changed meanwhile
     */
    WatchBook(
            WatchMaker maker,
            List<RuleDefinition> rules,
            WatchMaker.Overrides overrides,
            Map<Watch.Key, JdbcStates.Stored> stored,
            Map<Watch.Key, Level> inAlarm) {
        this.maker = maker;
        this.rules = rules;
        this.overrides = overrides;
        this.stored = stored;
        this.inAlarm = inAlarm;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    Collection<Watch> all() {
        return byKey.values();
    }

    boolean has(Watch.Key key) {
        return byKey.containsKey(key);
    }

    List<Use> uses(long datastream) {
        return byDatastream.getOrDefault(datastream, NONE);
    }

    /** Finds out about datastreams that were not seen before. {@return watches that are new} */
    List<Watch> learn(Collection<Long> datastreams, long seq) {
        var unknown = datastreams.stream().filter(known::add).distinct().toList();
        if (unknown.isEmpty()) return List.of();
        var added = new ArrayList<Watch>();
        for (Watch watch : maker.beside(unknown, rules, overrides)) {
            if (byKey.putIfAbsent(watch.key(), watch) != null) continue;
            restore(watch, seq);
            neighbours.add(watch);
            for (int i = 0; i < watch.datastreams.length; i++) {
                // Another thing that serves an input may have watches of its own.
                String property = watch.rule.inputs().get(i).property();
                if (!watch.rule.nearestWithin_m().containsKey(property)) known.add(watch.datastreams[i]);
                byDatastream
                        .computeIfAbsent(watch.datastreams[i], key -> new ArrayList<>(1))
                        .add(new Use(watch, i));
            }
            added.add(watch);
        }
        return added;
    }

    /** A rule that was changed begins anew, at the level its warning stands at, with what is usual there. */
    private void restore(Watch watch, long seq) {
        JdbcStates.Stored before = stored.remove(watch.key());
        if (before != null && before.digest() == watch.rule.digest()) {
            watch.state = StateFormat.read(before.body());
            watch.seq = before.seq();
            return;
        }
        watch.seq = before == null ? 0 : Math.max(before.seq(), seq);
        if (before != null) watch.state = watch.state.withLearned(StateFormat.read(before.body()));
        Level level = inAlarm.get(watch.key());
        if (level != null) watch.state = watch.state.withLevels(Map.of(0, level));
    }
}

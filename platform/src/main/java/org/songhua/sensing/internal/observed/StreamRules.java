package org.songhua.sensing.internal.observed;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.quality.QualityRules;
import org.songhua.pack.PacksTaken;
import org.songhua.sensing.EntityChanged;
import org.songhua.sensing.ObservedKind;
import org.songhua.sensing.ObservedKinds;
import org.songhua.sensing.internal.store.QualitySource;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What readings are judged by: what the pack says of the observed property of their datastream, and where the datastream itself says
 * otherwise ({@code properties/quality}: minimum, maximum, ratePerMinute, stuckAfter, gapAfter in seconds), that. A change of a datastream
 * counts at once; that of an observed property takes ten minutes to be noticed: a city full of senders should not ask all the time.
 */
@Component
class StreamRules implements QualitySource {
    private static final int MOST = 1_000_000;
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double US_PER_SECOND = 1e6;

    private static final String FIND = """
            select p.definition, d.properties -> 'quality' as own
            from sensing.datastream d left join sensing.observed_property p on p.id = d.observed_property
            where d.id = ?""";

    private final Database database;
    private final ObservedKinds kinds;
    private final LoadingCache<Long, QualityRules> known;

    StreamRules(Database database, ObservedKinds kinds) {
        this.database = database;
        this.kinds = kinds;
        this.known =
                Caffeine.newBuilder().maximumSize(MOST).refreshAfterWrite(KEPT).build(this::load);
    }

    @EventListener
    void on(EntityChanged changed) {
        if (changed.type().isStream()) known.invalidate(changed.id());
    }

    @EventListener
    void on(PacksTaken taken) {
        known.invalidateAll();
    }

    @Override
    public QualityRules rules(long datastream) {
        return known.get(datastream);
    }

    private QualityRules load(long datastream) {
        return database.find(FIND, this::rules, datastream).orElse(QualityRules.NONE);
    }

    private QualityRules rules(Row row) {
        String definition = row.findText("definition");
        QualityRules ofPack = definition == null
                ? QualityRules.NONE
                : ObservedKind.codeOf(definition)
                        .flatMap(kinds::find)
                        .map(ObservedKind::rules)
                        .orElse(QualityRules.NONE);
        String own = row.findText("own");
        return own == null ? ofPack : with(ofPack, JsonMapper.shared().readTree(own));
    }

    /** {@return the rules with what a datastream says itself; a range upside down says nothing} */
    static QualityRules with(QualityRules rules, JsonNode own) {
        double min = number(own, "minimum", rules.min());
        double max = number(own, "maximum", rules.max());
        double rate = number(own, "ratePerMinute", Double.NaN);
        QualityRules ranged = min <= max ? rules.withRange(min, max) : rules;
        return (rate >= 0 ? ranged.withRate(rate / SECONDS_PER_MINUTE) : ranged)
                .withIntervals(
                        micros(own, "stuckAfter", rules.stuckAfter_us()), micros(own, "gapAfter", rules.gapAfter_us()));
    }

    private static double number(JsonNode own, String name, double otherwise) {
        JsonNode node = own.path(name);
        return node.isNumber() ? node.asDouble() : otherwise;
    }

    private static long micros(JsonNode own, String name, long otherwise) {
        @Nullable Double seconds = own.path(name).isNumber() ? own.path(name).asDouble() : null;
        return seconds == null || seconds < 0 ? otherwise : (long) (seconds * US_PER_SECOND);
    }
}

package org.songhua.warning.internal.risk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.risk.RiskColour;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import org.songhua.warning.RiskRating;
import org.songhua.warning.internal.desk.Conditions;
import org.springframework.stereotype.Repository;

/** Rows of {@code warning.risk_rating}. */
@Repository
class JdbcRisks {
    private static final String SELECT = """
            select w.*, w.ranks::text as ranks_text from warning.risk_rating w where %s""";
    private static final String BY_GRAVITY = " order by w.grade desc, w.score desc, w.id limit ?";
    private static final String NEWEST = " order by w.id desc";
    private static final String SUPERSEDE =
            "update warning.risk_rating set is_current = false where city_object = ? and method = ? and is_current";
    private static final String INSERT = """
            insert into warning.risk_rating (city_object, class, region, object_name, longitude, latitude, method, ranks, score, colour,
              grade, note, by, is_current)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)
            returning *, ranks::text as ranks_text""";
    private static final String COUNTS = """
            select w.colour, count(*) as n from warning.risk_rating w where %s group by w.colour""";

    private final Database database;

    JdbcRisks(Database database) {
        this.database = database;
    }

    /** What is rated and how; the rest the database knows. */
    record Fresh(
            UUID cityObject,
            String classCode,
            @Nullable String region,
            @Nullable String name,
            double longitude,
            double latitude,
            String method,
            String ranksJson,
            double score,
            RiskColour colour,
            @Nullable String note,
            String by) {}

    RiskRating add(Fresh fresh) {
        database.update(SUPERSEDE, fresh.cityObject(), fresh.method());
        return database.get(
                INSERT,
                JdbcRisks::rating,
                fresh.cityObject(),
                fresh.classCode(),
                fresh.region(),
                fresh.name(),
                fresh.longitude(),
                fresh.latitude(),
                fresh.method(),
                new Json(fresh.ranksJson()),
                fresh.score(),
                fresh.colour().name(),
                grade(fresh.colour()),
                fresh.note(),
                fresh.by());
    }

    private static int grade(RiskColour colour) {
        return switch (colour) {
            case BLUE -> 1;
            case YELLOW -> 2;
            case ORANGE -> 3;
            case RED -> 4;
        };
    }

    List<RiskRating> list(@Nullable RiskColour colour, int limit, Scope scope) {
        var conditions = Conditions.within(scope).and("w.is_current").andIf(colour, "w.colour = ?");
        String sql = SELECT.formatted(conditions.where()) + BY_GRAVITY;
        return database.list(sql, JdbcRisks::rating, conditions.parameters(limit));
    }

    Map<RiskColour, Long> counts(Scope scope) {
        var conditions = Conditions.within(scope).and("w.is_current");
        var counts = new EnumMap<RiskColour, Long>(RiskColour.class);
        for (RiskColour colour : RiskColour.values()) counts.put(colour, 0L);
        database.each(
                COUNTS.formatted(conditions.where()),
                row -> counts.put(RiskColour.valueOf(row.text("colour")), row.whole("n")),
                conditions.parameters());
        return counts;
    }

    List<RiskRating> history(UUID cityObject, Scope scope) {
        var conditions = Conditions.within(scope).and("w.city_object = ?", cityObject);
        String sql = SELECT.formatted(conditions.where()) + NEWEST;
        return database.list(sql, JdbcRisks::rating, conditions.parameters());
    }

    private static RiskRating rating(Row row) {
        return new RiskRating(
                row.whole("id"),
                row.uuid("city_object"),
                row.text("class"),
                row.findText("region"),
                row.findText("object_name"),
                row.number("longitude"),
                row.number("latitude"),
                row.text("method"),
                row.text("ranks_text"),
                row.number("score"),
                RiskColour.valueOf(row.text("colour")),
                row.findText("note"),
                row.text("by"),
                row.instant("at"),
                row.flag("is_current"));
    }
}

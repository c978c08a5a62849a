package org.songhua.warning.internal.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import org.songhua.warning.RuleStatistics;
import org.songhua.warning.Stage;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningFilter;
import org.springframework.stereotype.Repository;

/** Rows of {@code warning.warning}. */
@Repository
class JdbcWarnings {
    private static final String SELECT = """
            select w.*, w.city_object::text as object_id, w.reasons::text as reasons_text from warning.warning w where %s""";
    private static final String COUNT_BY_PACK =
            "select w.pack, count(*) as n from warning.warning w where %s group by w.pack order by 2 desc, 1";
    private static final String KEPT_BACK =
            "exists (select 1 from warning.kept_back k where k.warning = w.id and k.maintenance = ?)";
    private static final String IN_QUEUE = """
            w.stage not in ('CLEARED', 'ARCHIVED') and w.leader is null and w.maintenance is null
            and (w.shelved_until is null or w.shelved_until <= now())""";
    private static final String WAS_ISSUED = """
            w.leader is null and w.id in (select s.warning from warning.step s where s.kind = 'ISSUE')""";
    private static final String BY_URGENCY = " order by w.group_level desc, w.due_at asc nulls last, w.id limit ?";
    private static final String NEWEST = " order by w.id desc limit ?";

    private static final String INSERT = """
            insert into warning.warning (rule, pack, subject, name_zh, name_en, advice_zh, advice_en, property, thing, thing_name,
              city_object, object_name, class, region, longitude, latitude, level, peak, group_level, stage, in_alarm, raised_at,
              reasons, maintenance)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, 'ALARM', true, ?, ?, ?)
            on conflict (rule, subject) where in_alarm do nothing returning id""";
    private static final String RELAPSED = """
            update warning.warning w set in_alarm = true, cleared_at = null, relapses = relapses + 1, level = ?, peak = greatest(peak, ?),
              leader = (select l.id from warning.warning l where l.id = w.leader and l.stage not in ('CLEARED', 'ARCHIVED')),
              stage = case when stage = 'CLEARED' then 'ALARM' else stage end,
              told = case when stage = 'CLEARED' then 0 else told end,
              stage_since = case when stage = 'CLEARED' then now() else stage_since end, reasons = ?, revision = revision + 1,
              maintenance = case when stage = 'CLEARED' then ?::bigint else maintenance end
            where id = (select id from warning.warning where rule = ? and subject = ? and not in_alarm and not is_false
                          and stage <> 'ARCHIVED' and cleared_at > ? order by id desc limit 1)
            returning id""";
    private static final String CHANGE_LEVEL = """
            update warning.warning set level = ?, peak = greatest(peak, ?), reasons = ?, revision = revision + 1
            where rule = ? and subject = ? and in_alarm returning id""";
    /** What nobody has taken up ends by itself. */
    private static final String END = """
            update warning.warning set in_alarm = false, cleared_at = ?, revision = revision + 1,
              stage = case when stage in ('ALARM', 'JUDGED') then 'CLEARED' else stage end,
              stage_since = case when stage in ('ALARM', 'JUDGED') then now() else stage_since end,
              due_at = case when stage in ('ALARM', 'JUDGED') then null else due_at end
            where rule = ? and subject = ? and in_alarm returning id""";

    private static final String FOLLOW =
            "update warning.warning set leader = ?, due_at = null where id = ? or leader = ?";
    private static final String LEADERS =
            "select distinct coalesce(leader, id) as id from warning.warning where id = any(?) order by 1";
    private static final String HEIR = """
            select id from warning.warning where leader = ? and stage not in ('CLEARED', 'ARCHIVED')
            order by in_alarm desc, raised_at, id limit 1""";
    /** All, or only what is open, so that a warning that people took up keeps what was over before it. */
    private static final String HAND_OVER = """
            update warning.warning set leader = nullif(?, id), due_at = null
            where (leader = ? and (not ? or stage not in ('CLEARED', 'ARCHIVED'))) or (id = ? and not ?)""";

    private static final String REFRESH_GROUP = """
            update warning.warning l set followers = f.n, group_level = greatest(l.level, f.level)
            from (select count(*) as n, coalesce(max(level) filter (where stage not in ('CLEARED', 'ARCHIVED')), 1) as level
                  from warning.warning where leader = ?) f
            where l.id = ?""";
    /** Where a warning stands; followers have no time of their own, their leader's runs, and what is shelved counts from the end of that. */
    private static final String STANDING = """
            select w.id, w.pack, w.region, w.group_level, w.stage, w.told, greatest(w.stage_since, w.shelved_until) as since
            from warning.warning w where w.leader is null and w.maintenance is null and %s""";

    private static final String SET_DUE = "update warning.warning set due_at = ? where id = ?";
    private static final String LATE = """
            w.due_at <= ? and (w.shelved_until is null or w.shelved_until <= ?) order by w.due_at, w.id limit 1000""";
    private static final String OPEN = "w.stage not in ('CLEARED', 'ARCHIVED') order by w.id";
    private static final String TOLD = """
            update warning.warning set told = ?, due_at = ?, late_count = late_count + ?, revision = revision + 1 where id = ?""";
    private static final String INHERIT = """
            update warning.warning set told = greatest(told, (select o.told from warning.warning o where o.id = ?))
            where id = ?""";
    private static final String RELEASE = """
            update warning.warning w set maintenance = null, told = 0, revision = revision + 1, stage_since = greatest(w.stage_since, m.until_at)
            from warning.maintenance m where m.id = w.maintenance and m.until_at <= ? returning w.id""";

    private static final String SET_STAGE = """
            update warning.warning set stage = ?, stage_since = case when stage = ? then stage_since else now() end,
              told = case when stage = ? then told else 0 end, level = ?, peak = greatest(peak, ?), due_at = null, is_false = is_false or ?, in_alarm = in_alarm and not ?,
              cleared_at = case when ? and in_alarm then now() else cleared_at end,
              shelved_until = ?, shelved_reason = ?, revision = revision + 1
            where (id = ? and (?::int is null or revision = ?::int))""";

    private static final String RECENT = """
            select w.id, coalesce(w.leader, w.id) as leader, w.pack, w.thing, w.longitude, w.latitude, w.raised_at
            from warning.warning w where w.raised_at >= ? and w.stage not in ('CLEARED', 'ARCHIVED') and w.maintenance is null
            order by w.id""";
    private static final String MARK_FOUND = "update warning.warning set is_found = true where rule = ? and in_alarm";
    private static final String OPEN_LEVELS = "select rule, subject, level from warning.warning where in_alarm";
    private static final String COUNTS = """
            select w.group_level as level, count(*) as n, count(*) filter (where w.late_count > 0) as late
            from warning.warning w where %s group by w.group_level""";

    private static final String STATISTICS = """
            select w.rule, count(*) as raised,
              count(*) filter (where w.is_false or w.stage in ('JUDGED', 'ISSUED', 'ACKNOWLEDGED', 'ON_SITE', 'HANDLED')
                or s.judged is not null) as judged,
              count(*) filter (where w.is_false) as false_alarms,
              count(*) filter (where w.relapses > 0) as flapping, sum(w.late_count) as late,
              percentile_cont(0.5) within group (order by extract(epoch from s.judged - w.recorded_at) / 60) as to_judge,
              percentile_cont(0.5) within group (order by extract(epoch from w.cleared_at - w.raised_at) / 60) as to_clear
            from warning.warning w
            left join lateral (select min(at) as judged from warning.step where warning = w.id and kind in ('JUDGE', 'ISSUE')) s on true
            where %s group by w.rule order by count(*) desc, w.rule""";

    private static final String IS_JUDGED = """
            (w.is_false or w.stage in ('JUDGED', 'ISSUED', 'ACKNOWLEDGED', 'ON_SITE', 'HANDLED')
              or exists (select 1 from warning.step s where s.warning = w.id and s.kind in ('JUDGE', 'ISSUE')))""";

    private final Database database;

    JdbcWarnings(Database database) {
        this.database = database;
    }

    List<Warning> list(WarningFilter filter, Scope scope) {
        var conditions =
                conditions(filter, scope).andIf(filter.pack(), "w.pack = ?").andIf(filter.before(), "w.id < ?");
        String sql = SELECT.formatted(conditions.where()) + (filter.queue() ? BY_URGENCY : NEWEST);
        return database.list(sql, JdbcWarnings::warning, conditions.parameters(filter.limit()));
    }

    Map<String, Long> countByPack(WarningFilter filter, Scope scope) {
        var counts = new LinkedHashMap<String, Long>();
        var conditions = conditions(filter, scope);
        database.each(
                COUNT_BY_PACK.formatted(conditions.where()),
                row -> counts.put(row.text("pack"), row.whole("n")),
                conditions.parameters());
        return counts;
    }

    private static Conditions conditions(WarningFilter filter, Scope scope) {
        var conditions = Conditions.within(scope);
        if (filter.queue()) conditions.and(IN_QUEUE);
        if (filter.counted() != null) conditions.and(condition(filter.counted()));
        return conditions
                .andIf(filter.stage(), "w.stage = ?")
                .andIf(
                        filter.level() == null ? null : rank(filter.level()),
                        filter.queue() ? "w.group_level = ?" : "w.level = ?")
                .andIf(filter.rule(), "w.rule = ?")
                .andIf(filter.cityObject(), "w.city_object = ?::uuid")
                .andIf(filter.leader(), "w.leader = ?")
                .andIf(filter.from(), "w.raised_at >= ?")
                .andIf(filter.until(), "w.raised_at < ?")
                .andIf(filter.maintenance(), KEPT_BACK);
    }

    private static String condition(WarningFilter.Counted counted) {
        return switch (counted) {
            case LATE -> "w.late_count > 0";
            case JUDGED -> IS_JUDGED;
            case FALSE_ALARMS -> "w.is_false";
            case FLAPPING -> "w.relapses > 0";
        };
    }

    /** {@return warnings that were issued by themselves, not with their leader; the newest first} */
    List<Warning> listIssued(int limit, Scope scope) {
        var conditions = Conditions.within(scope).and(WAS_ISSUED);
        String sql = SELECT.formatted(conditions.where()) + NEWEST;
        return database.list(sql, JdbcWarnings::warning, conditions.parameters(limit));
    }

    Optional<Warning> find(long id, Scope scope) {
        var conditions = Conditions.within(scope).and("w.id = ?", id);
        return database.find(SELECT.formatted(conditions.where()), JdbcWarnings::warning, conditions.parameters());
    }

    Map<String, Long> counts(Scope scope) {
        var conditions = Conditions.within(scope).and(IN_QUEUE);
        var counts = new LinkedHashMap<String, Long>();
        for (Level level : Level.values()) counts.put(level.code(), 0L);
        counts.put("late", 0L);
        database.each(
                COUNTS.formatted(conditions.where()),
                row -> {
                    counts.put(level(row.integer("level")).code(), row.whole("n"));
                    counts.merge("late", row.whole("late"), Long::sum);
                },
                conditions.parameters());
        return counts;
    }

    /** {@return the number of the new warning; empty when one of this rule and subject is in alarm already} */
    Optional<Long> insert(News news, Level level, Instant raisedAt, String reasons, @Nullable Long maintenance) {
        Site site = news.site();
        var rule = news.rule();
        Text advice = rule.advice();
        return database.find(
                INSERT,
                row -> row.whole("id"),
                rule.code(),
                rule.pack(),
                site.subject(),
                rule.name().zh(),
                rule.name().en(),
                advice == null ? null : advice.zh(),
                advice == null ? null : advice.en(),
                site.property(),
                site.thing(),
                site.thingName(),
                site.cityObject() == null ? null : site.cityObject().toString(),
                site.objectName(),
                site.classCode(),
                site.region(),
                site.hasPlace() ? (Double) site.longitude() : null,
                site.hasPlace() ? (Double) site.latitude() : null,
                rank(level),
                rank(level),
                rank(level),
                raisedAt,
                new Json(reasons),
                maintenance);
    }

    /** @param maintenance works that keep it out of the queue, unless people have taken it up */
    Optional<Long> relapse(News news, Level level, Instant notBefore, String reasons, @Nullable Long maintenance) {
        return database.find(
                RELAPSED,
                row -> row.whole("id"),
                rank(level),
                rank(level),
                new Json(reasons),
                maintenance,
                news.rule().code(),
                news.site().subject(),
                notBefore);
    }

    Optional<Long> changeLevel(News news, Level level, String reasons) {
        return database.find(
                CHANGE_LEVEL,
                row -> row.whole("id"),
                rank(level),
                rank(level),
                new Json(reasons),
                news.rule().code(),
                news.site().subject());
    }

    /** Notes that an analysis raised it, and will end it. */
    void markFound(String code) {
        database.update(MARK_FOUND, code);
    }

    Optional<Long> end(String rule, long subject, Instant at) {
        return database.find(END, row -> row.whole("id"), at, rule, subject);
    }

    /** Makes a warning and its followers follow another. */
    void follow(long id, long leader) {
        database.update(FOLLOW, leader, id, id);
    }

    /** {@return the leaders of groups that these are in, each once, so that a storm is settled once and not for each of its members} */
    List<Long> listLeaders(Collection<Long> ids) {
        return database.list(LEADERS, row -> row.whole("id"), (Object) ids.toArray(Long[]::new));
    }

    /** {@return the open follower that leads when its leader is over} */
    Optional<Long> findHeir(long leader) {
        return database.find(HEIR, row -> row.whole("id"), leader);
    }

    /** Makes a follower the leader of those that followed with it, and of the old leader unless that stays by itself. */
    void handOver(long from, long to, boolean staysAlone) {
        database.update(HAND_OVER, to, from, staysAlone, from, staysAlone);
    }

    void refreshGroup(long leader) {
        database.update(REFRESH_GROUP, leader, leader);
    }

    /**
     * Where a warning stands in its chain.
     *
     * @param since when the time of its stage began
     * @param told how many tiers were called in this stage
     */
    record Standing(long id, String pack, @Nullable String region, Level level, Stage stage, Instant since, int told) {}

    /** {@return where a warning stands; empty when no time runs for it, because it follows another or works go on} */
    Optional<Standing> findStanding(long id) {
        return database.find(STANDING.formatted("w.id = ?"), JdbcWarnings::standing, id);
    }

    /** {@return what is late, the longest first} */
    List<Standing> listLate(Instant now) {
        return database.list(STANDING.formatted(LATE), JdbcWarnings::standing, now, now);
    }

    List<Standing> listOpen() {
        return database.list(STANDING.formatted(OPEN), JdbcWarnings::standing);
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.whole("id"),
                row.text("pack"),
                row.findText("region"),
                level(row.integer("group_level")),
                Stage.valueOf(row.text("stage")),
                row.instant("since"),
                row.integer("told"));
    }

    void setDue(long id, @Nullable Instant dueAt) {
        database.update(SET_DUE, dueAt, id);
    }

    /** Notes how many tiers are called, and whether the step is late by that. */
    void setTold(long id, int told, @Nullable Instant nextAt, boolean isNewlyLate) {
        database.update(TOLD, told, nextAt, isNewlyLate ? 1 : 0, id);
    }

    /** Who takes the lead of a group goes on in the chain where the group was. */
    void inheritTold(long from, long to) {
        database.update(INHERIT, from, to);
    }

    List<Long> releaseFromMaintenance(Instant now) {
        return database.list(RELEASE, row -> row.whole("id"), now);
    }

    /** What a person's action makes of a warning. */
    record Change(
            Stage stage,
            Level level,
            boolean isFalse,
            @Nullable Instant shelvedUntil,
            @Nullable String shelvedReason,
            @Nullable Integer revision) {}

    /** {@return whether it was changed; not when somebody else changed it meanwhile} */
    boolean change(long id, Change change) {
        int touched = database.update(
                SET_STAGE,
                change.stage().name(),
                change.stage().name(),
                change.stage().name(),
                rank(change.level()),
                rank(change.level()),
                change.isFalse(),
                change.isFalse(),
                change.isFalse(),
                change.shelvedUntil(),
                change.shelvedReason(),
                id,
                change.revision(),
                change.revision());
        return touched == 1;
    }

    /** A member of a group of one cause. */
    record Member(long id, long leader, String pack, long thing, double longitude, double latitude, Instant raisedAt) {}

    List<Member> listRecent(Instant from) {
        return database.list(
                RECENT,
                row -> new Member(
                        row.whole("id"),
                        row.whole("leader"),
                        row.text("pack"),
                        row.whole("thing"),
                        row.number("longitude"),
                        row.number("latitude"),
                        row.instant("raised_at")),
                from);
    }

    /** Hands over rule, subject and level of everything in alarm. */
    void eachInAlarm(InAlarm sink) {
        database.each(
                OPEN_LEVELS, row -> sink.accept(row.text("rule"), row.whole("subject"), level(row.integer("level"))));
    }

    /** Takes what is in alarm. */
    interface InAlarm {
        void accept(String rule, long subject, Level level);
    }

    List<RuleStatistics> statistics(Instant from, Instant until, Scope scope) {
        var conditions = Conditions.within(scope).and("w.raised_at >= ? and w.raised_at < ?", from, until);
        return database.list(
                STATISTICS.formatted(conditions.where()), JdbcWarnings::statistic, conditions.parameters());
    }

    private static RuleStatistics statistic(Row row) {
        long judged = row.whole("judged");
        long falseAlarms = row.whole("false_alarms");
        return new RuleStatistics(
                row.text("rule"),
                row.whole("raised"),
                judged,
                falseAlarms,
                judged == 0 ? null : (Double) ((judged - falseAlarms) / (double) judged),
                row.whole("flapping"),
                row.whole("late"),
                findNumber(row, "to_judge"),
                findNumber(row, "to_clear"));
    }

    private static @Nullable Double findNumber(Row row, String column) {
        double number = row.number(column);
        return Double.isNaN(number) ? null : (Double) number;
    }

    static short rank(Level level) {
        return (short) level.rank();
    }

    static Level level(int rank) {
        return Level.ofRank(rank);
    }

    private static Warning warning(Row row) {
        String advice = row.findText("advice_zh");
        String object = row.findText("object_id");
        return new Warning(
                row.whole("id"),
                row.text("rule"),
                row.text("pack"),
                row.whole("subject"),
                new Text(row.text("name_zh"), row.text("name_en")),
                advice == null ? null : new Text(advice, row.text("advice_en")),
                row.text("property"),
                row.findWhole("thing"),
                row.findText("thing_name"),
                object == null ? null : UUID.fromString(object),
                row.findText("object_name"),
                row.findText("class"),
                row.findText("region"),
                row.number("longitude"),
                row.number("latitude"),
                level(row.integer("level")),
                level(row.integer("peak")),
                level(row.integer("group_level")),
                Stage.valueOf(row.text("stage")),
                row.flag("in_alarm"),
                row.instant("raised_at"),
                row.instant("recorded_at"),
                row.findInstant("cleared_at"),
                row.instant("stage_since"),
                row.findInstant("due_at"),
                row.integer("late_count"),
                row.integer("relapses"),
                row.findWhole("leader"),
                row.integer("followers"),
                row.findInstant("shelved_until"),
                row.findText("shelved_reason"),
                row.findWhole("maintenance"),
                row.flag("is_false"),
                row.text("reasons_text"),
                row.integer("revision"));
    }
}

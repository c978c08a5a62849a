package org.songhua.resolution.internal.pairs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.linkage.Match.Decision;
import org.songhua.people.Scope;
import org.songhua.resolution.ResolutionPair.Decided;
import org.songhua.resolution.Verdict;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;

/** Pairs and what was said of them. */
final class JdbcPairs {
    private static final String KEEP = """
        insert into resolution.pair as p (rule, version, a, b, a_of, b_of, a_region, b_region, a_department, b_department,
          likely, weight, reasons, print, seen, found_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (rule, a, b) do update set version = excluded.version, a_region = excluded.a_region,
          b_region = excluded.b_region, a_department = excluded.a_department, b_department = excluded.b_department,
          likely = excluded.likely, weight = excluded.weight, reasons = excluded.reasons, print = excluded.print,
          seen = excluded.seen, absent = false,
          changed = p.changed or (p.verdict <> 'OPEN' and p.print <> excluded.print)
        """;

    private static final String WITHDRAW =
            "delete from resolution.pair where rule = ? and seen < ? and verdict = 'OPEN'";

    /** Links whose records are not alike any more are looked at once more, and stand until somebody decides. */
    private static final String DOUBT = """
        update resolution.pair set changed = true, absent = true
        where rule = ? and seen < ? and verdict = 'SAME' and not absent
        """;

    private static final String WITHDRAW_OF = """
        delete from resolution.pair where rule = ? and (a = ? or b = ?) and seen < ? and verdict = 'OPEN'
        """;

    private static final String DOUBT_OF = """
        update resolution.pair set changed = true, absent = true
        where rule = ? and (a = ? or b = ?) and seen < ? and verdict = 'SAME' and not absent
        """;

    private static final String WITHIN = """
         (cardinality(?::text[]) = 0 or (a_department = any(?) and b_department = any(?)))
        and (cardinality(?::text[]) = 0 or (exists (select 1 from unnest(?::text[]) head where starts_with(a_region, head))
          and exists (select 1 from unnest(?::text[]) head where starts_with(b_region, head))))
        """;

    private static final String LIST = """
        select * from resolution.pair where rule = ? and (verdict = ? and not changed or changed and ?)
          and (weight, -id) < (?, ?) and
        """ + WITHIN + " order by weight desc, id limit ?";

    private static final String COUNT = """
        select case when changed then 'OPEN' else verdict end as verdict, count(*) as number
        from resolution.pair where rule = ? and
        """ + WITHIN + " group by 1";

    private static final String GET = "select * from resolution.pair where id = ?";

    private static final String SAY = """
        update resolution.pair set verdict = ?, changed = false, revision = revision + 1 where id = ?
        """;

    private static final String LOG = """
        insert into resolution.decision (rule, a, b, verdict, reason, weight, actor, at) values (?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String SAID = """
        select verdict, reason, actor, at from resolution.decision where rule = ? and a = ? and b = ? order by id desc
        """;

    private static final String GROUP = """
        with recursive member(id, of) as (
          select ?::uuid, ?::text collate "C"
          union
          select case when p.a = m.id then p.b else p.a end, case when p.a = m.id then p.b_of else p.a_of end
          from member m join resolution.pair p on p.rule = ? and p.verdict = 'SAME' and (p.a = m.id or p.b = m.id))
        select id, of from member order by id
        """;

    private static final String LINKS = """
        select * from resolution.pair where rule = ? and verdict = 'SAME' and a = any(?::uuid[]) and b = any(?::uuid[])
        order by id
        """;

    private static final String APART = """
        select * from resolution.pair where rule = ? and verdict = 'DIFFERENT'
          and (a = any(?::uuid[]) and b = any(?::uuid[]) or a = any(?::uuid[]) and b = any(?::uuid[])) order by id limit 1
        """;

    private static final String LINKED = """
        select distinct rule, case when a = ? then a_of else b_of end as of from resolution.pair
        where verdict = 'SAME' and (a = ? or b = ?) order by rule
        """;

    private static final String OF_RECORD = """
        select id from resolution.pair where rule = ? and verdict = 'SAME' and (a = ? or b = ?) order by id
        """;

    private final Database database;

    JdbcPairs(Database database) {
        this.database = database;
    }

    /** A row. */
    record Kept(
            long id,
            String rule,
            String version,
            UUID a,
            UUID b,
            String aOf,
            String bOf,
            boolean likely,
            double weight,
            String reasons,
            Verdict verdict,
            boolean changed,
            int revision,
            Instant foundAt) {
        static Kept of(Row row) {
            return new Kept(
                    row.whole("id"),
                    row.text("rule"),
                    row.text("version"),
                    row.uuid("a"),
                    row.uuid("b"),
                    row.text("a_of"),
                    row.text("b_of"),
                    row.flag("likely"),
                    row.number("weight"),
                    row.text("reasons"),
                    Verdict.valueOf(row.text("verdict")),
                    row.flag("changed"),
                    row.integer("revision"),
                    row.instant("found_at"));
        }
    }

    /** A member of a group. */
    record Linked(UUID id, String of) {}

    /** A pair count. */
    record Count(Verdict verdict, long number) {}

    /** One at a time writes pairs and decisions of a rule until the transaction ends. */
    void lock(String rule) {
        database.find("select pg_advisory_xact_lock(hashtextextended(?, 17))", row -> true, rule);
    }

    /** {@return a number greater than those before} */
    long nextLook() {
        return database.get("select nextval('resolution.look') as look", row -> row.whole("look"));
    }

    long count(String rule) {
        return database.get("select count(*) as n from resolution.pair where rule = ?", row -> row.whole("n"), rule);
    }

    void keep(String rule, String version, long look, Instant at, List<Candidate> found) {
        database.batch(
                KEEP,
                found.stream().map(one -> values(rule, version, look, at, one)).toList());
    }

    private static @Nullable Object[] values(String rule, String version, long look, Instant at, Candidate one) {
        return new @Nullable Object[] {
            rule,
            version,
            one.a().id(),
            one.b().id(),
            one.a().of(),
            one.b().of(),
            one.a().region(),
            one.b().region(),
            one.a().department(),
            one.b().department(),
            one.match().decision() == Decision.SAME,
            one.match().weight(),
            new Json(ReasonJson.write(one.match().reasons())),
            one.print(),
            look,
            at
        };
    }

    /** Takes back what nobody decided and this look did not find. {@return how many} */
    long withdraw(String rule, long look) {
        database.update(DOUBT, rule, look);
        return database.update(WITHDRAW, rule, look);
    }

    /** The same for the pairs of one record. */
    void withdraw(String rule, UUID record, long look) {
        database.update(DOUBT_OF, rule, record, record, look);
        database.update(WITHDRAW_OF, rule, record, record, look);
    }

    List<Kept> list(String rule, Verdict verdict, double weight, long id, int limit, Scope scope) {
        String[] departments = scope.departments().toArray(String[]::new);
        String[] regions = scope.regions().toArray(String[]::new);
        return database.list(
                LIST,
                Kept::of,
                rule,
                verdict,
                verdict == Verdict.OPEN,
                weight,
                -id,
                departments,
                departments,
                departments,
                regions,
                regions,
                regions,
                limit);
    }

    List<Count> count(String rule, Scope scope) {
        String[] departments = scope.departments().toArray(String[]::new);
        String[] regions = scope.regions().toArray(String[]::new);
        return database.list(
                COUNT,
                row -> new Count(Verdict.valueOf(row.text("verdict")), row.whole("number")),
                rule,
                departments,
                departments,
                departments,
                regions,
                regions,
                regions);
    }

    Optional<Kept> find(long id) {
        return database.find(GET, Kept::of, id);
    }

    void say(Kept pair, Verdict verdict, String reason, String by, Instant at) {
        database.update(SAY, verdict, pair.id());
        database.update(LOG, pair.rule(), pair.a(), pair.b(), verdict, reason, pair.weight(), by, at);
    }

    List<Decided> said(Kept pair) {
        return database.list(
                SAID,
                row -> new Decided(
                        Verdict.valueOf(row.text("verdict")), row.text("reason"), row.text("actor"), row.instant("at")),
                pair.rule(),
                pair.a(),
                pair.b());
    }

    /** {@return all that pairs of the same connect with a record, itself among them} */
    List<Linked> group(String rule, UUID record, String of) {
        return database.list(GROUP, row -> new Linked(row.uuid("id"), row.text("of")), record, of, rule);
    }

    List<Kept> links(String rule, List<Linked> group) {
        String[] ids = ids(group);
        return database.list(LINKS, Kept::of, rule, ids, ids);
    }

    /** {@return a pair that was told apart of which one stands in each group} */
    Optional<Kept> apart(String rule, List<Linked> one, List<Linked> other) {
        String[] a = ids(one);
        String[] b = ids(other);
        return database.find(APART, Kept::of, rule, a, b, b, a);
    }

    private static String[] ids(List<Linked> group) {
        return group.stream().map(member -> member.id().toString()).toArray(String[]::new);
    }

    /** {@return rules by which a record is the same as another, with what it is a record of} */
    List<RuleOf> linked(UUID record) {
        return database.list(LINKED, row -> new RuleOf(row.text("rule"), row.text("of")), record, record, record);
    }

    /** A rule and what the record is called in it. */
    record RuleOf(String rule, String of) {}

    /** {@return numbers of the pairs that link a record} */
    List<Long> linksOf(String rule, UUID record) {
        return database.list(OF_RECORD, row -> row.whole("id"), rule, record, record);
    }
}

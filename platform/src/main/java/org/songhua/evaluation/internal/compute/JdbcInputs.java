package org.songhua.evaluation.internal.compute;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.songhua.evaluation.internal.compute.JdbcTotals.Input;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import org.springframework.stereotype.Component;

/**
 * What there is of each class, as a digest over its objects. The digest is a sum, so that what it was and what was edited since
 * give what it is: the same number, to the last digit, that reading every object gives.
 */
@Component
public class JdbcInputs {
    private static final String HASH =
            "hashtextextended(concat_ws('/', id, revision, digest, extract(epoch from recorded_from)), 0)::numeric";
    private static final String DATASETS =
            "coalesce(jsonb_agg(jsonb_build_object('code', d.code, 'licence', d.licence, 'synthetic', d.synthetic)"
                    + " order by d.code), '[]')::text";
    private static final String ALL = """
        select class, count(*) as objects, coalesce(sum(%s), 0)::text as digest,
               (select %s from cim.dataset d where d.number = any(array_agg(distinct o.dataset))) as datasets
        from %s group by class\
        """;
    private static final String IMPORTED =
            "select exists (select 1 from cim.edit where number > ? and number <= ? and kind = 'IMPORT') as so";
    /** Rows that came with an edit, and rows that an edit ended; what came and went in between is neither. */
    private static final String EDITED = """
        select class, sum(sign) as objects, sum(sign * hash)::text as digest from (
          select class, 1 as sign, %1$s as hash from cim.object
          where recorded_from >= ? and class = any(?) and edit > ? and edit <= ?
          union all
          select class, 1, %1$s from cim.object_version
          where class = any(?) and part = 0 and superseded_by > ? and edit > ? and edit <= ?
          union all
          select class, -1, %1$s from cim.object_version
          where class = any(?) and part = 0 and superseded_by > ? and superseded_by <= ? and coalesce(edit, 0) <= ?) o
        group by class\
        """.formatted(HASH);

    private static final String FIRST_AFTER = "select min(at) as at from cim.edit where number > ?";
    private static final String COUNTED = """
        select s.class, sum(s.objects)::bigint as objects, %s as datasets
        from cim.class_summary s join cim.dataset d on d.number = s.dataset
        where s.class = any(?) and s.objects > 0 group by s.class\
        """.formatted(DATASETS);

    private final Database database;

    JdbcInputs(Database database) {
        this.database = database;
    }

    /**
     * What a run saw.
     *
     * @param period for which it computed
     * @param edit number of the last edit
     */
    public record Seen(String period, long edit, Map<String, Input> inputs) {
        public Seen {
            inputs = new TreeMap<>(inputs);
        }
    }

    /** {@return what there is of each class, every object read} */
    public Map<String, Input> all(List<String> classes, Moment moment) {
        Map<String, Input> inputs = none(classes);
        database.each(
                ALL.formatted(HASH, DATASETS, Moment.rows()),
                row -> inputs.put(row.text("class"), input(row)),
                moment.parameters(List.of(), classes, List.of()));
        return inputs;
    }

    private static Map<String, Input> none(List<String> classes) {
        var inputs = new TreeMap<String, Input>();
        for (String code : classes) inputs.put(code, new Input(code, 0, "0", new Json("[]")));
        return inputs;
    }

    private static Input input(Row row) {
        return new Input(row.text("class"), row.whole("objects"), row.text("digest"), new Json(row.text("datasets")));
    }

    /**
     * {@return what there is now of each class, from what a run saw and the edits since; empty when that does not tell it}
     *
     * @param upTo the last edit that counts
     */
    public Optional<Map<String, Input>> since(Seen before, List<String> classes, long upTo) {
        boolean tells = before.edit() <= upTo && before.inputs().keySet().containsAll(classes);
        if (!tells || hasImport(before.edit(), upTo)) return Optional.empty();
        Map<String, Input> edited = edited(before.edit(), classes, upTo);
        Map<String, Input> counted = counted(classes);
        var now = new TreeMap<String, Input>();
        for (String code : classes) {
            Input is = Objects.requireNonNull(counted.get(code));
            Input sum = sum(
                    Objects.requireNonNull(before.inputs().get(code)), Objects.requireNonNull(edited.get(code)), is);
            // Somebody wrote past the edits: then only reading tells.
            if (sum.objects() != is.objects()) return Optional.empty();
            now.put(code, sum);
        }
        return Optional.of(now);
    }

    /** {@return whether an import came in between; it may place objects anew without a new revision of them} */
    private boolean hasImport(long from, long upTo) {
        return from < upTo && database.get(IMPORTED, row -> row.flag("so"), from, upTo);
    }

    private Map<String, Input> edited(long from, List<String> classes, long upTo) {
        Map<String, Input> edited = none(classes);
        if (from == upTo) return edited;
        String[] codes = classes.toArray(String[]::new);
        var begin = database.get(FIRST_AFTER, row -> row.instant("at"), from);
        database.each(
                EDITED,
                row -> edited.put(
                        row.text("class"),
                        new Input(row.text("class"), row.whole("objects"), row.text("digest"), new Json("[]"))),
                begin,
                codes,
                from,
                upTo,
                codes,
                upTo,
                from,
                upTo,
                codes,
                from,
                upTo,
                from);
        return edited;
    }

    private Map<String, Input> counted(List<String> classes) {
        Map<String, Input> counted = none(classes);
        database.each(
                COUNTED,
                row -> counted.put(
                        row.text("class"),
                        new Input(row.text("class"), row.whole("objects"), "0", new Json(row.text("datasets")))),
                (Object) classes.toArray(String[]::new));
        return counted;
    }

    private static Input sum(Input before, Input edited, Input counted) {
        String digest = new BigInteger(before.digest())
                .add(new BigInteger(edited.digest()))
                .toString();
        return new Input(before.classCode(), before.objects() + edited.objects(), digest, counted.datasets());
    }
}

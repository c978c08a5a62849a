package org.songhua.warning.internal.live;

import java.util.HashMap;
import java.util.Map;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.warning.internal.desk.Conditions;
import org.springframework.stereotype.Repository;

/** How many subjects each rule has judged. */
@Repository
class SubjectCounts {
    private static final String COUNT = "select rule, count(*) as n from warning.subject_state group by rule";
    private static final String COUNT_WITHIN = """
            select s.rule, count(*) as n from warning.subject_state s
            join sensing.datastream d on d.id = s.subject
            join sensing.thing t on t.id = d.thing
            join (select id as city_object, class, region from cim.object) w on w.city_object = t.city_object
            where %s group by s.rule""";

    private final Database database;

    SubjectCounts(Database database) {
        this.database = database;
    }

    /** {@return number of subjects by rule, of those that the scope shows; what is on no object is seen only without restriction} */
    Map<String, Integer> byRule(Scope scope) {
        var counts = new HashMap<String, Integer>();
        var conditions = Conditions.within(scope);
        String sql = scope.isAll() ? COUNT : COUNT_WITHIN.formatted(conditions.where());
        database.each(sql, row -> counts.put(row.text("rule"), row.integer("n")), conditions.parameters());
        return counts;
    }
}

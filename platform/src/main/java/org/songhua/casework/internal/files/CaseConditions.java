package org.songhua.casework.internal.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseQuery;
import org.songhua.people.Scope;

/** Conditions over {@code casework.case_file}: the same for a list and for the count that opens it. */
final class CaseConditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    static CaseConditions within(Scope scope) {
        var result = new CaseConditions();
        if (!scope.departments().isEmpty()) {
            String[] mine = scope.departments().toArray(String[]::new);
            result.and("(department = any(?) or parties && ?)", mine, mine);
        }
        if (!scope.regions().isEmpty())
            result.and("region like any(?)", (Object)
                    scope.regions().stream().map(CaseConditions::head).toArray(String[]::new));
        if (!scope.classCodes().isEmpty())
            result.and("class = any(?)", (Object) scope.classCodes().toArray(String[]::new));
        return result;
    }

    /**
     * {@return the question as one or two that exclude each other} The open cases of one department are those that it leads and those where
     * it only helps: asked apart, each is answered by an index in order; asked with "or", all of them are gathered and sorted.
     */
    static List<CaseConditions> branches(CaseQuery query, Scope scope, Instant now) {
        String department = query.department();
        boolean byScope = department == null && scope.departments().size() == 1;
        if (byScope) department = scope.departments().iterator().next();
        if (department == null
                || department.equals(CaseQuery.NONE)
                || !query.kinds().equals(List.of("OPEN"))) return List.of(of(query, scope, now));
        Scope rest = byScope ? new Scope(Set.of(), scope.regions(), scope.classCodes()) : scope;
        CaseConditions leads = within(rest).and("department = ?", department);
        CaseConditions helps = within(rest)
                .and("cardinality(array_remove(parties, department)) > 0")
                .and("parties && ?", (Object) new String[] {department})
                .and("department is distinct from ?", department);
        return List.of(leads.asking(query, now), helps.asking(query, now));
    }

    static CaseConditions of(CaseQuery query, Scope scope, Instant now) {
        CaseConditions result = within(scope);
        result.of(query.department());
        return result.asking(query, now);
    }

    /** All that a question asks beside the department. */
    private CaseConditions asking(CaseQuery query, Instant now) {
        CaseConditions result = this;
        result.anyOf("kind", query.kinds());
        result.anyOf("state", query.states());
        result.equal("stage", query.stage());
        if (query.classHead() != null) result.and("class like ?", head(query.classHead()));
        if (CaseQuery.NONE.equals(query.region())) result.and("region is null");
        else if (query.region() != null) result.and("region like ?", head(query.region()));
        result.equal("severity", query.severity());
        result.equal("channel", query.channel());
        if (query.overdue() != null)
            result.and(query.overdue() ? "due_at < ?" : "(due_at is null or due_at >= ?)", now);
        if (query.dueBefore() != null) result.and("due_at < ?", query.dueBefore());
        if ("*".equals(query.pending())) result.and("cardinality(pending) > 0");
        else if (query.pending() != null) result.and("? = any(pending)", query.pending());
        if (query.supervised() > 0) result.and("supervision >= ?", query.supervised());
        result.equal("routed", query.routed());
        result.equal("unlimited", query.unlimited());
        if (query.located() != null) result.and(query.located() ? "longitude is not null" : "longitude is null");
        if (query.number() != null) result.and("number like ?", head(query.number()));
        if (query.createdFrom() != null) result.and("created_at >= ?", query.createdFrom());
        if (query.createdTo() != null) result.and("created_at < ?", query.createdTo());
        result.inside(query.extent());
        result.equal("component", query.object());
        result.equal("warn_level", query.warn());
        return result;
    }

    private void of(@Nullable String department) {
        if (CaseQuery.NONE.equals(department)) and("department is null and cardinality(parties) = 0");
        else if (department != null) and("(department = ? or parties && ?)", department, new String[] {department});
    }

    static String head(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    void inside(double @Nullable [] extent) {
        if (extent == null) return;
        and(
                "longitude is not null and point(longitude, latitude) <@ box(point(?, ?), point(?, ?))",
                extent[2],
                extent[3],
                extent[0],
                extent[1]);
    }

    private void anyOf(String column, List<String> values) {
        if (values.size() == 1) and(column + " = ?", values.getFirst());
        else if (!values.isEmpty()) and(column + " = any(?)", (Object) values.toArray(String[]::new));
    }

    private void equal(String column, @Nullable Object value) {
        if (value != null) and(column + " = ?", value);
    }

    CaseConditions and(String condition, @Nullable Object... values) {
        conditions.add(condition);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    @Nullable
    Object[] parameters(@Nullable Object... further) {
        var all = new ArrayList<>(parameters);
        all.addAll(Arrays.asList(further));
        return all.toArray();
    }
}

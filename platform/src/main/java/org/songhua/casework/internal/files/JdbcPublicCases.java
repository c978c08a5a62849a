package org.songhua.casework.internal.files;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.songhua.casework.CaseSummary;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** What of cases everybody may see on a map. */
final class JdbcPublicCases {
    private static final String PHOTOS = """
            , array(select a.id::text from casework.attachment a
                where a.case_id = case_file.id and a.public and a.redaction_of is not null order by a.added_at) as photos""";
    private static final String CONTENT = """
            select a.content_id from casework.attachment a join casework.case_file c on c.id = a.case_id
            where c.id = ? and a.id = ? and c.public and a.public and a.redaction_of is not null""";

    private final Database database;

    JdbcPublicCases(Database database) {
        this.database = database;
    }

    /** A case with the photos that may be seen. */
    record Found(CaseSummary summary, List<UUID> photos) {}

    /** @param hidden classes that are left out */
    List<Found> list(double[] extent, Instant closedSince, List<String> hidden, int limit) {
        CaseConditions conditions = CaseConditions.within(Scope.ALL)
                .and("public")
                .and("class <> all(?)", (Object) hidden.toArray(String[]::new))
                .and("(kind = 'OPEN' or kind = 'CLOSED' and closed_at >= ?)", closedSince);
        conditions.inside(extent);
        return database.list(
                "select " + JdbcCases.COLUMNS + PHOTOS + " from casework.case_file" + conditions.where()
                        + " order by created_at desc, id limit ?",
                row -> new Found(
                        JdbcCases.summary(row),
                        Arrays.stream(row.texts("photos")).map(UUID::fromString).toList()),
                conditions.parameters(limit));
    }

    Optional<UUID> contentOf(UUID caseId, UUID photo) {
        return database.find(CONTENT, row -> row.uuid("content_id"), caseId, photo);
    }
}

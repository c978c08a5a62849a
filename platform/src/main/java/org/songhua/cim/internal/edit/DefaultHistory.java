package org.songhua.cim.internal.edit;

import org.songhua.cim.History;
import org.songhua.cim.ObjectId;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.springframework.stereotype.Service;

/** History over the database. */
@Service
class DefaultHistory implements History {
    private final JdbcChanges changes;
    private final JdbcLineage lineage;

    DefaultHistory(Database database) {
        this.changes = new JdbcChanges(database);
        this.lineage = new JdbcLineage(database);
    }

    @Override
    public Differences between(ChangesQuery query, Scope scope) {
        return changes.between(query, scope);
    }

    @Override
    public Lineage lineage(ObjectId id, Scope scope) {
        return lineage.of(id, scope);
    }
}

package org.songhua.cim.internal.objects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.EditRequest;
import org.songhua.cim.Editing;
import org.songhua.cim.Extent;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectChange;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.ObjectVersion;
import org.songhua.cim.PackedObject;
import org.songhua.cim.internal.blocks.Blocks;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.springframework.stereotype.Service;

/** City objects over the database. */
@Service
class DefaultCityObjects implements CityObjects {
    private final JdbcObjectReader reader;
    private final JdbcVersions versions;
    private final Editing editing;

    DefaultCityObjects(Database database, Blocks blocks, Editing editing) {
        this.reader = new JdbcObjectReader(database, blocks);
        this.versions = new JdbcVersions(database);
        this.editing = editing;
    }

    @Override
    public Optional<CityObject> find(ObjectId id, Moment moment, Scope scope) {
        return reader.find(id, moment, scope);
    }

    @Override
    public @Nullable ObjectId stream(ObjectQuery query, Scope scope, Consumer<CityObject> sink) {
        return reader.stream(query, scope, packed -> sink.accept(packed.toObject()))
                .next();
    }

    @Override
    public Streamed streamPacked(ObjectQuery query, Scope scope, Consumer<PackedObject> sink) {
        return reader.stream(query, scope, sink);
    }

    @Override
    public long count(ObjectQuery query, Scope scope) {
        return reader.count(query, scope);
    }

    @Override
    public Map<String, Long> countByClass(Scope scope) {
        return reader.countByClass(scope);
    }

    @Override
    public Optional<Extent> extent(@Nullable String classCode, Moment moment, Scope scope) {
        return reader.extent(classCode, moment, scope);
    }

    @Override
    public Map<Integer, Extent> extentByDataset(Scope scope) {
        return reader.extentByDataset(scope);
    }

    @Override
    public CityObject edit(ObjectId id, int expectedRevision, ObjectEdit edit, Scope scope, String editor) {
        var change = new ObjectChange.Update(new ObjectChange.Seen(id, expectedRevision), edit);
        return editing.applySingle(EditRequest.correction(change), scope, editor)
                .objects()
                .getFirst();
    }

    @Override
    public List<ObjectVersion> versions(ObjectId id, Scope scope) {
        return versions.list(id, scope);
    }

    @Override
    public List<Dataset> datasets() {
        return reader.datasets();
    }

    @Override
    public long dataVersion() {
        return reader.dataVersion();
    }
}

package org.songhua.cim.internal.objects;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.ObjectVersion;
import org.songhua.cim.ObjectsChanged;
import org.songhua.cim.StaleRevisionException;
import org.songhua.cim.internal.DerivedColumns;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.people.Audit;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** City objects over the database. */
@Service
class DefaultCityObjects implements CityObjects {
    private final Database database;
    private final JdbcObjectReader reader;
    private final JdbcObjectWriter writer;
    private final Packs packs;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DefaultCityObjects(Database database, Packs packs, Audit audit, Clock clock, ApplicationEventPublisher events) {
        this.database = database;
        this.reader = new JdbcObjectReader(database);
        this.writer = new JdbcObjectWriter(database);
        this.packs = packs;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Optional<CityObject> find(ObjectId id, Scope scope) {
        return reader.find(id, scope);
    }

    @Override
    public @Nullable ObjectId stream(ObjectQuery query, Scope scope, Consumer<CityObject> sink) {
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
    public Optional<Extent> extent(@Nullable String classCode, Scope scope) {
        return reader.extent(classCode, scope);
    }

    @Override
    public Map<Integer, Extent> extentByDataset() {
        return reader.extentByDataset();
    }

    @Override
    public CityObject edit(ObjectId id, int expectedRevision, ObjectEdit edit, Scope scope, String editor) {
        return database.inTransaction(() -> {
            if (reader.find(id, scope).isEmpty()) throw new NotFoundException("object " + id);
            CityObject object = writer.lock(id).orElseThrow();
            if (object.revision() != expectedRevision) {
                throw new StaleRevisionException(id, expectedRevision, object.revision());
            }
            replace(object, edit, editor);
            return reader.find(id, Scope.ALL).orElseThrow();
        });
    }

    @Override
    public List<ObjectVersion> versions(ObjectId id, Scope scope) {
        var versions = new ArrayList<ObjectVersion>();
        find(id, scope).ifPresent(current -> {
            versions.add(new ObjectVersion(current, null, null));
            versions.addAll(reader.versions(id));
        });
        return versions;
    }

    @Override
    public List<Dataset> datasets() {
        return reader.datasets();
    }

    @Override
    public long dataVersion() {
        return reader.dataVersion();
    }

    private void replace(CityObject object, ObjectEdit edit, String editor) {
        ClassDefinition definition = packs.findClass(object.classCode())
                .orElseThrow(() -> new NoSuchElementException("No pack declares class " + object.classCode()));
        ObjectEditor.Content content = ObjectEditor.apply(object, edit, definition);
        double[] box = Wkb.envelope(object.wkb());
        var derived = DerivedColumns.of(
                definition,
                content.name(),
                ObjectEditor.declared(content.attributes(), definition),
                box[2] - box[0],
                box[3] - box[1]);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        writer.replace(object.id(), content.name(), content.json(), derived, now, editor);
        audit.record(
                editor,
                "object.edited",
                object.id().toString(),
                "{\"class\":\"%s\",\"revision\":%d}".formatted(object.classCode(), object.revision() + 1));
        events.publishEvent(new ObjectsChanged(Set.of(object.classCode()), new Extent(box[0], box[1], box[2], box[3])));
    }
}

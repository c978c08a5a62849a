package org.songhua.cim.internal.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.DatasetEntry;
import org.songhua.cim.DatasetProfile;
import org.songhua.cim.Datasets;
import org.songhua.cim.ShareLevel;
import org.songhua.people.Audit;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.springframework.stereotype.Service;

/** The catalogue of data sets. */
@Service
class DefaultDatasets implements Datasets {
    private final Database database;
    private final JdbcDatasets datasets;
    private final Audit audit;

    DefaultDatasets(Database database, Audit audit) {
        this.database = database;
        this.datasets = new JdbcDatasets(database);
        this.audit = audit;
    }

    @Override
    public List<DatasetEntry> announced() {
        return datasets.list(List.of(ShareLevel.OPEN), null, Scope.ALL);
    }

    @Override
    public List<DatasetEntry> list(Scope scope) {
        return datasets.list(levels(scope), null, scope);
    }

    @Override
    public Optional<DatasetEntry> find(String code, Scope scope) {
        return datasets.list(levels(scope), code, scope).stream().findFirst();
    }

    @Override
    public Optional<DatasetEntry> change(String code, int revision, UnaryOperator<DatasetProfile> edit, String by) {
        return database.inTransaction(() -> {
            DatasetProfile before = get(code).profile();
            DatasetProfile after = edit.apply(before);
            if (before.revision() != revision || !datasets.change(code, revision, after)) return Optional.empty();
            audit.record(by, "dataset.described", "dataset:" + code, detail(before, after, revision + 1));
            return Optional.of(get(code));
        });
    }

    private DatasetEntry get(String code) {
        return find(code, Scope.ALL).orElseThrow(() -> new NotFoundException("data set " + code));
    }

    private static List<ShareLevel> levels(Scope scope) {
        return Arrays.stream(ShareLevel.values())
                .filter(level -> level != ShareLevel.CLOSED || scope.isAll())
                .toList();
    }

    /** What was decided about others; texts may hold names of people and stay out of the log. */
    private static String detail(DatasetProfile before, DatasetProfile after, int revision) {
        String owner = changed("owner", before.owner(), after.owner());
        String share = changed("share", before.share().code(), after.share().code());
        return "{\"revision\":%d%s%s}".formatted(revision, share, owner);
    }

    private static String changed(String name, @Nullable String before, @Nullable String after) {
        if (Objects.equals(before, after)) return "";
        return after == null ? ",\"%s\":null".formatted(name) : ",\"%s\":\"%s\"".formatted(name, after);
    }
}

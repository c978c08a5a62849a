package org.songhua.cim.internal.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Regions;
import org.songhua.store.Database;
import org.springframework.stereotype.Service;

/** Regions read once per data version: there are a few hundred. */
@Service
class CachedRegions implements Regions {
    private static final String SELECT = """
            select attributes ->> 'code' as code, attributes ->> 'parent' as parent, name
            from cim.object where class = 'region' and attributes ->> 'code' is not null""";

    private final Database database;
    private final JdbcObjectReader reader;
    private volatile @Nullable Snapshot snapshot;

    CachedRegions(Database database) {
        this.database = database;
        this.reader = new JdbcObjectReader(database);
    }

    @Override
    public List<Step> path(String code) {
        Map<String, Region> regions = regions();
        var path = new ArrayList<Step>();
        var seen = new HashSet<String>();
        String at = code;
        while (at != null && seen.add(at)) {
            Region region = regions.get(at);
            if (region == null) break;
            path.addFirst(new Step(at, region.name()));
            at = region.parent();
        }
        return path;
    }

    private Map<String, Region> regions() {
        long version = reader.dataVersion();
        Snapshot known = snapshot;
        if (known != null && known.version() == version) return known.regions();
        var regions = new HashMap<String, Region>();
        database.each(SELECT, row -> {
            String name = row.findText("name");
            regions.put(row.text("code"), new Region(name == null ? row.text("code") : name, row.findText("parent")));
        });
        snapshot = new Snapshot(version, regions);
        return regions;
    }

    private record Region(String name, @Nullable String parent) {}

    private record Snapshot(long version, Map<String, Region> regions) {}
}

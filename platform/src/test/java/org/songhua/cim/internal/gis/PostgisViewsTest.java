package org.songhua.cim.internal.gis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.pack.Packs;
import org.songhua.store.TestDatabase;

/** The views are plain SQL over our own tables; only the three functions in them are PostGIS's. */
class PostgisViewsTest {
    private final Packs packs = TestPlatform.shared().bean(Packs.class);

    @Test
    void everyClassHasAViewWithItsAttributes() {
        List<String> statements = PostgisViews.statements(packs.classes());
        assertThat(statements).hasSize(packs.classes().size() + 2);
        assertThat(statements)
                .anySatisfy(sql -> assertThat(sql)
                        .contains("create view gis.\"building\"", "\"floors\"", "::bigint", "class = 'building'"));
    }

    /** Stand-ins of the three functions let PostgreSQL itself judge the rest of every statement. */
    @Test
    void everyStatementIsAccepted() {
        try (var test = TestDatabase.create()) {
            var database = test.database();
            database.update("create domain geometry as bytea");
            database.update("create function st_geomfromwkb(bytea) returns bytea language sql as 'select $1'");
            database.update("create function st_setsrid(bytea, int) returns bytea language sql as 'select $1'");
            for (String sql : PostgisViews.statements(packs.classes())) {
                database.update(sql.replace("geometry(geometry, 4326)", "geometry"));
            }
            long views =
                    database.get("select count(*) n from pg_views where schemaname = 'gis'", row -> row.whole("n"));
            assertThat(views).isEqualTo(packs.classes().size());
        }
    }
}

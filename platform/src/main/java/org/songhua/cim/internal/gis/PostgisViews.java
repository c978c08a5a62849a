package org.songhua.cim.internal.gis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.pack.PacksTaken;
import org.songhua.store.Database;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Publishes one view per class in the schema {@code gis}: id, name, a column for each declared attribute, and the
 * geometry as PostGIS knows it. Only where an administrator has installed PostGIS; nothing here needs it.
 */
@Component
class PostgisViews {
    private static final Logger LOG = LoggerFactory.getLogger(PostgisViews.class);
    private static final String INSTALLED = "select 1 as one from pg_extension where extname = 'postgis'";
    private static final int WGS84 = 4326;

    private final Database database;
    private final Packs packs;

    PostgisViews(Database database, Packs packs) {
        this.database = database;
        this.packs = packs;
    }

    @EventListener(ApplicationReadyEvent.class)
    void publish() {
        if (database.find(INSTALLED, row -> 1).isEmpty()) return;
        database.run(() -> statements(packs.classes()).forEach(database::update));
        LOG.info("PostGIS found: {} views in schema gis", packs.classes().size());
    }

    @EventListener
    void publish(PacksTaken taken) {
        publish();
    }

    /** {@return the statements that replace all views; names come from packs, which allow lower_snake_case only} */
    static List<String> statements(List<ClassDefinition> classes) {
        var statements = new ArrayList<String>();
        statements.add("drop schema if exists gis cascade");
        statements.add("create schema gis");
        classes.forEach(definition -> statements.add(view(definition)));
        return statements;
    }

    private static String view(ClassDefinition definition) {
        String attributes = definition.attributes().stream()
                .map(attribute -> ", (attributes ->> '%s')%s as \"%s\""
                        .formatted(attribute.name(), cast(attribute), column(attribute)))
                .collect(Collectors.joining());
        return """
                create view gis."%s" as
                select id, name%s, region, dataset, source_id, revision,
                  st_setsrid(st_geomfromwkb(geom), %d)::geometry(geometry, %d) as geometry
                from cim.object where class = '%s'""".formatted(definition.code(), attributes, WGS84, WGS84, definition.code());
    }

    /** A column of our own keeps its name; an attribute of the same name stands beside it. */
    private static String column(AttributeDefinition attribute) {
        return switch (attribute.name()) {
            case "id", "name", "region", "dataset", "source_id", "revision", "geometry" -> attribute.name() + "_";
            default -> attribute.name();
        };
    }

    private static String cast(AttributeDefinition attribute) {
        return switch (attribute.type()) {
            case STRING -> "";
            case INTEGER -> "::bigint";
            case NUMBER -> "::double precision";
            case BOOLEAN -> "::boolean";
        };
    }
}

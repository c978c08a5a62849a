package org.songhua.cim.internal.objects;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.Dataset;
import org.songhua.cim.Queryables.Queryable;
import org.songhua.engine.cql.Subject;
import org.songhua.engine.cql.Type;
import org.songhua.engine.geo.Wkb;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An object as filters see it. Geometry and attributes are read only when they are asked for. */
final class ObjectSubject implements Subject {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final CityObject object;
    private final Map<String, Queryable> queryables;
    private final Map<Integer, Dataset> datasets;
    private @Nullable JsonNode attributes;

    ObjectSubject(CityObject object, Map<String, Queryable> queryables, Map<Integer, Dataset> datasets) {
        this.object = object;
        this.queryables = queryables;
        this.datasets = datasets;
    }

    @Override
    public @Nullable Object value(String property) {
        Queryable queryable = queryables.get(property);
        if (queryable == null) return null;
        return switch (queryable.source()) {
            case ID -> object.id().toString();
            case NAME -> object.name();
            case ATTRIBUTE -> attribute(queryable);
            case GEOMETRY -> Wkb.read(object.wkb());
            case SOURCE_ID -> object.sourceId();
            case DATASET -> dataset(Dataset::code);
            case SYNTHETIC -> dataset(Dataset::synthetic);
            case REGION -> object.region();
            case REVISION -> BigDecimal.valueOf(object.revision());
            case VALID_FROM -> object.validFrom();
            case UPDATED -> object.recordedFrom();
        };
    }

    private @Nullable Object dataset(Function<Dataset, Object> member) {
        Dataset dataset = datasets.get(object.dataset());
        return dataset == null ? null : member.apply(dataset);
    }

    private @Nullable Object attribute(Queryable queryable) {
        JsonNode value = attributes().get(queryable.name());
        if (value == null) return null;
        return switch (queryable.type()) {
            case TEXT -> value.isString() ? value.stringValue() : null;
            case NUMBER -> value.isNumber() ? value.decimalValue() : null;
            case TRUTH -> value.isBoolean() ? value.booleanValue() : null;
            default -> value.isString() ? time(queryable.type(), value.stringValue()) : null;
        };
    }

    private static @Nullable Object time(Type type, String text) {
        try {
            return type == Type.DATE
                    ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private JsonNode attributes() {
        JsonNode known = attributes;
        if (known == null) {
            known = JSON.readTree(object.attributesJson());
            attributes = known;
        }
        return known;
    }
}

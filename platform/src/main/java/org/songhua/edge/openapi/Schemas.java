package org.songhua.edge.openapi;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;

/** JSON Schemas (OpenAPI 3.1) of Java types as Jackson writes them; records become components. */
final class Schemas {
    private final Map<String, Object> components = new TreeMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();

    /** {@return the named schemas met so far} */
    Map<String, Object> components() {
        return components;
    }

    /** {@return the schema of a type} */
    Map<String, Object> of(Type type) {
        return switch (type) {
            case ParameterizedType parameterized -> ofParameterized(parameterized);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            case Class<?> plain -> ofClass(plain);
            default -> Map.of();
        };
    }

    private Map<String, Object> ofParameterized(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (HttpEntity.class.isAssignableFrom(raw)) return of(arguments[0]);
        if (Collection.class.isAssignableFrom(raw)) return array(of(arguments[0]));
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of("type", "object", "additionalProperties", of(arguments[1]));
        }
        return ofClass(raw);
    }

    private Map<String, Object> ofClass(Class<?> type) {
        if (type.isRecord()) return reference(type);
        if (type.isEnum()) return Map.of("type", "string", "enum", constants(type));
        if (type.isArray()) return array(of(type.getComponentType()));
        if (type == boolean.class || type == Boolean.class) return Map.of("type", "boolean");
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return Map.of("type", "integer");
        }
        if (type == double.class || Number.class.isAssignableFrom(type)) return Map.of("type", "number");
        if (type == Instant.class) return Map.of("type", "string", "format", "date-time");
        if (type == UUID.class) return Map.of("type", "string", "format", "uuid");
        if (CharSequence.class.isAssignableFrom(type)) return Map.of("type", "string");
        return Map.of();
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    private static Map<String, Object> array(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = names.get(type);
        if (name == null) {
            name = freeName(type);
            names.put(type, name);
            // Put in first: a record may hold itself.
            components.put(name, Map.of());
            components.put(name, object(type));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** Views are nested in their controllers; the outer name keeps two of one name apart. */
    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
    }

    /** Two packages may have types of one name; the second of them is counted. */
    private String freeName(Class<?> type) {
        String name = name(type);
        for (int number = 2; components.containsKey(name); number++) name = name(type) + number;
        return name;
    }

    private Map<String, Object> object(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        for (RecordComponent component : type.getRecordComponents()) properties.put(component.getName(), of(component));
        List<String> required = Arrays.stream(type.getRecordComponents())
                .filter(component -> !isNullable(component))
                .map(RecordComponent::getName)
                .toList();
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) object.put("required", required);
        return object;
    }

    private Map<String, Object> of(RecordComponent component) {
        boolean raw = component.getAccessor().isAnnotationPresent(JsonRawValue.class);
        return raw ? Map.of("type", "object") : of(component.getGenericType());
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}

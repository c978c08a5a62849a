package org.songhua.edge.openapi;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Allow;
import org.songhua.people.Open;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Turns the handlers of {@code /api} into an OpenAPI 3.1 document. */
final class OpenApiDocument {
    private final Schemas schemas = new Schemas();
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();
    private final Set<String> operationIds = new HashSet<>();

    /**
     * {@return the document}
     *
     * @param version version of the platform
     */
    static Map<String, Object> of(Map<RequestMappingInfo, HandlerMethod> handlers, String version) {
        var document = new OpenApiDocument();
        // In order, so that names are given the same way at every start.
        handlers.entrySet().stream()
                .sorted(Comparator.comparing(handler -> handler.getKey().toString()))
                .forEach(handler -> document.add(handler.getKey(), handler.getValue()));
        return document.toMap(version);
    }

    private Map<String, Object> toMap(String version) {
        var map = new LinkedHashMap<String, Object>();
        map.put("openapi", "3.1.0");
        map.put("info", Map.of("title", "Songhua console API", "version", version));
        map.put("security", List.of(Map.of("key", List.of()), Map.of("session", List.of())));
        map.put("paths", paths);
        map.put("components", Map.of("schemas", schemas.components(), "securitySchemes", securitySchemes()));
        return map;
    }

    private static Map<String, Object> securitySchemes() {
        return Map.of(
                "key", Map.of("type", "http", "scheme", "bearer"),
                "session", Map.of("type", "apiKey", "in", "cookie", "name", "songhua_session"));
    }

    private void add(RequestMappingInfo mapping, HandlerMethod handler) {
        for (String path : mapping.getPatternValues()) {
            if (!path.startsWith("/api/")) continue;
            for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                paths.computeIfAbsent(path, p -> new TreeMap<>())
                        .put(method.name().toLowerCase(Locale.ROOT), operation(handler, path, method));
            }
        }
    }

    private Map<String, Object> operation(HandlerMethod handler, String path, RequestMethod verb) {
        Method method = handler.getMethod();
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", operationId(handler, verb));
        operation.put("tags", List.of(path.split("/", -1)[2]));
        operation.put("description", access(method));
        if (method.isAnnotationPresent(Open.class)) operation.put("security", List.of());
        var parameters = new ArrayList<Map<String, Object>>();
        for (Parameter parameter : method.getParameters()) addParameter(parameter, parameters, operation);
        if (!parameters.isEmpty()) operation.put("parameters", parameters);
        operation.put("responses", responses(method));
        return operation;
    }

    /** Methods of one name are told apart by their verb, and by a number where that is the same too. */
    private String operationId(HandlerMethod handler, RequestMethod verb) {
        String plain = handler.getBeanType().getSimpleName() + "."
                + handler.getMethod().getName();
        if (operationIds.add(plain)) return plain;
        String name = plain + "." + verb.name().toLowerCase(Locale.ROOT);
        String free = name;
        for (int number = 2; !operationIds.add(free); number++) free = name + number;
        return free;
    }

    private static String access(Method method) {
        Allow allow = method.getAnnotation(Allow.class);
        if (allow != null) return "Needs the permission " + allow.value().code() + ".";
        Open open = method.getAnnotation(Open.class);
        return open == null ? "" : "Open: " + open.value();
    }

    private void addParameter(
            Parameter parameter, List<Map<String, Object>> parameters, Map<String, Object> operation) {
        var path = parameter.getAnnotation(PathVariable.class);
        var query = parameter.getAnnotation(RequestParam.class);
        var header = parameter.getAnnotation(RequestHeader.class);
        if (parameter.isAnnotationPresent(RequestBody.class)) {
            operation.put("requestBody", content("application/json", schemas.of(parameter.getParameterizedType())));
        } else if (parameter.getType() == MultipartFile.class || parameter.isAnnotationPresent(RequestPart.class)) {
            operation.put("requestBody", content("multipart/form-data", Map.of("type", "object")));
        } else if (path != null) {
            parameters.add(parameter(named(path.value(), path.name(), parameter), "path", true, parameter));
        } else if (query != null) {
            boolean required = query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            parameters.add(parameter(named(query.value(), query.name(), parameter), "query", required, parameter));
        } else if (header != null) {
            parameters.add(
                    parameter(named(header.value(), header.name(), parameter), "header", header.required(), parameter));
        }
    }

    private static String named(String value, String name, Parameter parameter) {
        if (!value.isEmpty()) return value;
        return name.isEmpty() ? parameter.getName() : name;
    }

    private Map<String, Object> parameter(String name, String in, boolean required, Parameter parameter) {
        return Map.of(
                "name", name, "in", in, "required", required, "schema", schemas.of(parameter.getParameterizedType()));
    }

    private Map<String, Object> responses(Method method) {
        @Nullable
        Map<String, Object> schema =
                method.getReturnType() == void.class ? null : schemas.of(method.getGenericReturnType());
        var success = new LinkedHashMap<String, Object>(Map.of("description", "Done."));
        if (schema != null) success.putAll(content("application/json", schema));
        return Map.of("2XX", success, "default", Map.of("description", "A problem document (RFC 9457)."));
    }

    private static Map<String, Object> content(String type, Map<String, Object> schema) {
        return Map.of("content", Map.of(type, Map.of("schema", schema)));
    }
}

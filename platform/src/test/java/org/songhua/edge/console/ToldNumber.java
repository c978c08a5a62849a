package org.songhua.edge.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One kind of number on a screen: where the screen asks for it, where it stands in the answer, and the list that holds exactly the
 * rows it counts.
 *
 * <p>A path goes down the answer step by step. {@code {name:member}} goes through a list and keeps that member of each element
 * under the name; several stand beside each other as {@code {a:x,b:y}}. {@code {name}} goes through the members of an object
 * and keeps their names. {@code +} adds up over a list. What was kept, and {@code {/member}} for a member of the whole answer, is
 * put into the address of the rows.
 *
 * @param screen name of the route of the console that shows it
 * @param asks address of the numbers
 * @param path where the number stands
 * @param rows address of its rows; every name in braces is replaced
 * @param size where the answer of the rows says how many there are; ends with {@code #} for the length of a list
 */
record ToldNumber(String screen, String asks, String path, String rows, String size) {
    private static final Pattern NAME = Pattern.compile("\\{(/?)([A-Za-z]+)}");

    /** A number with what was kept on the way to it. */
    record Found(long number, Map<String, String> kept) {}

    List<Found> numbers(JsonNode answer) {
        var found = new ArrayList<Found>();
        walk(answer, List.of(path.substring(1).split("/")), Map.of(), found);
        return found;
    }

    private static void walk(JsonNode node, List<String> steps, Map<String, String> kept, List<Found> found) {
        if (node.isMissingNode() || node.isNull()) return;
        if (steps.isEmpty()) {
            found.add(new Found(node.asLong(), kept));
            return;
        }
        String step = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        if (step.equals("+")) {
            var parts = new ArrayList<Found>();
            node.forEach(one -> walk(one, rest, kept, parts));
            found.add(new Found(parts.stream().mapToLong(Found::number).sum(), kept));
        } else if (step.startsWith("{") && step.contains(":")) {
            node.forEach(one -> walk(one, rest, with(kept, step, one), found));
        } else if (step.startsWith("{")) {
            String name = step.substring(1, step.length() - 1);
            node.properties().forEach(one -> walk(one.getValue(), rest, with(kept, name, one.getKey()), found));
        } else walk(node.path(step), rest, kept, found);
    }

    private static Map<String, String> with(Map<String, String> kept, String step, JsonNode element) {
        Map<String, String> more = kept;
        for (String pair : step.substring(1, step.length() - 1).split(",")) {
            String[] parts = pair.split(":");
            more = with(more, parts[0], element.path(parts[1]).asString());
        }
        return more;
    }

    private static Map<String, String> with(Map<String, String> kept, String name, String value) {
        var more = new LinkedHashMap<>(kept);
        more.put(name, value);
        return more;
    }

    /** {@return the address of the rows of a number} */
    String rowsOf(Found number, JsonNode answer) {
        return NAME.matcher(rows).replaceAll(match -> {
            String value = match.group(1).isEmpty()
                    ? number.kept().getOrDefault(match.group(2), "")
                    : answer.path(match.group(2)).asString("");
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("$", "\\$");
        });
    }

    /** {@return how many rows an answer holds} */
    long sizeOf(JsonNode list) {
        if (!size.endsWith("#")) return list.at(size).asLong(-1);
        return list.at(size.substring(0, size.length() - 1)).size();
    }

    String told(Found number) {
        return screen + " " + asks + " " + path + " "
                + number.kept().entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}

package org.songhua.edge.sta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.FaultException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Patch as RFC 6902 says, its examples by their numbers, and random patches beside plain maps and lists. */
class JsonPatchTest {
    private static final long SEED = 20261128;
    private static final JsonMapper JSON = JsonMapper.shared();

    private static JsonNode applied(String document, String patch) {
        return JsonPatch.apply(JSON.readTree(document), JSON.readTree(patch));
    }

    /** Appendix A, and what stands between its lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        A.1 an object member is added      | {"foo":"bar"} | [{"op":"add","path":"/baz","value":"qux"}] | {"baz":"qux","foo":"bar"}
        A.2 an array element is added      | {"foo":["bar","baz"]} | [{"op":"add","path":"/foo/1","value":"qux"}] | {"foo":["bar","qux","baz"]}
        A.3 an object member is removed    | {"baz":"qux","foo":"bar"} | [{"op":"remove","path":"/baz"}] | {"foo":"bar"}
        A.4 an array element is removed    | {"foo":["bar","qux","baz"]} | [{"op":"remove","path":"/foo/1"}] | {"foo":["bar","baz"]}
        A.5 a value is replaced            | {"baz":"qux","foo":"bar"} | [{"op":"replace","path":"/baz","value":"boo"}] | {"baz":"boo","foo":"bar"}
        A.6 a value is moved               | {"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}} | [{"op":"move","from":"/foo/waldo","path":"/qux/thud"}] | {"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}
        A.7 an array element is moved      | {"foo":["all","grass","cows","eat"]} | [{"op":"move","from":"/foo/1","path":"/foo/3"}] | {"foo":["all","cows","eat","grass"]}
        A.8 a test succeeds                | {"baz":"qux","foo":["a",2,"c"]} | [{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}] | {"baz":"qux","foo":["a",2,"c"]}
        A.10 a nested member is added      | {"foo":"bar"} | [{"op":"add","path":"/child","value":{"grandchild":{}}}] | {"foo":"bar","child":{"grandchild":{}}}
        A.11 unknown members are overlooked | {"foo":"bar"} | [{"op":"add","path":"/baz","value":"qux","xyz":123}] | {"foo":"bar","baz":"qux"}
        A.14 a tilde is written as ~0      | {"/":9,"~1":10} | [{"op":"test","path":"/~01","value":10}] | {"/":9,"~1":10}
        A.16 an array is an array's element | {"foo":["bar"]} | [{"op":"add","path":"/foo/-","value":["abc","def"]}] | {"foo":["bar",["abc","def"]]}
        4.1 what is there is replaced by add | {"a":1} | [{"op":"add","path":"/a","value":2}] | {"a":2}
        4.1 an index may be the length     | {"a":[1]} | [{"op":"add","path":"/a/1","value":2}] | {"a":[1,2]}
        4.1 a null is a value              | {"a":1} | [{"op":"add","path":"/b","value":null}] | {"a":1,"b":null}
        4.5 a copy stays where it was      | {"a":{"b":1}} | [{"op":"copy","from":"/a","path":"/c"},{"op":"add","path":"/c/d","value":2}] | {"a":{"b":1},"c":{"b":1,"d":2}}
        4.6 numbers are equal by value     | {"a":1,"b":2.50,"c":100} | [{"op":"test","path":"/a","value":1.0},{"op":"test","path":"/b","value":2.5},{"op":"test","path":"/c","value":1e2}] | {"a":1,"b":2.50,"c":100}
        4.6 objects by their members       | {"a":{"x":1,"y":[1,2]}} | [{"op":"test","path":"/a","value":{"y":[1.0,2],"x":1}}] | {"a":{"x":1,"y":[1,2]}}
        an empty key is a key              | {"":1} | [{"op":"replace","path":"/","value":2}] | {"":2}
        nothing is a patch                 | {"a":1} | [] | {"a":1}
        """)
    void whatIsAskedForIsDone(String example, String before, String patch, String after) {
        assertThat(applied(before, patch)).as(example).isEqualTo(JSON.readTree(after));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        A.9 a test fails                   | {"baz":"qux"} | [{"op":"test","path":"/baz","value":"bar"}] | /0
        A.12 nothing is there to add to    | {"foo":"bar"} | [{"op":"add","path":"/baz/bat","value":"qux"}] | /0
        A.15 a text is no number           | {"/":9,"~1":10} | [{"op":"test","path":"/~01","value":"10"}] | /0
        4.1 an index beyond the length     | {"a":[1]} | [{"op":"add","path":"/a/2","value":2}] | /0
        4.1 a word is no index             | {"a":[1]} | [{"op":"add","path":"/a/b","value":2}] | /0
        4.1 an index below nothing         | {"a":[1]} | [{"op":"add","path":"/a/-1","value":2}] | /0
        RFC 6901 no zero before an index   | {"a":[1,2]} | [{"op":"add","path":"/a/01","value":2}] | /0
        RFC 6901 no zero before an index   | {"a":[1,2]} | [{"op":"replace","path":"/a/01","value":2}] | /0
        RFC 6901 no zero before an index   | {"a":[1,2]} | [{"op":"remove","path":"/a/00"}] | /0
        4.2 what is not there              | {"a":1} | [{"op":"remove","path":"/b"}] | /0
        4.2 behind the last                | {"a":[1]} | [{"op":"remove","path":"/a/-"}] | /0
        4.3 what is not there              | {"a":1} | [{"op":"replace","path":"/b","value":1}] | /0
        4.4 into itself                    | {"a":{"b":1}} | [{"op":"move","from":"/a","path":"/a/b"}] | /0
        4.4 from nowhere                   | {"a":1} | [{"op":"move","from":"/b","path":"/c"}] | /0
        4.5 from nowhere                   | {"a":1} | [{"op":"copy","path":"/c"}] | /0
        4 no such operation                | {"a":1} | [{"op":"spam","path":"/a"}] | /0/op
        4 no operation                     | {"a":1} | [{"path":"/a"}] | /0/op
        4 no value                         | {"a":1} | [{"op":"add","path":"/b"}] | /0/value
        4 no pointer                       | {"a":1} | [{"op":"remove","path":"a"}] | /0
        4 no operation at all              | {"a":1} | [7] | /0
        5 the second is wrong              | {"a":1} | [{"op":"add","path":"/b","value":1},{"op":"remove","path":"/c"}] | /1
        """)
    void whatCannotBeDoneIsToldAtItsOperation(String example, String document, String patch, String place) {
        JsonNode before = JSON.readTree(document);
        assertThatThrownBy(() -> JsonPatch.apply(before, JSON.readTree(patch)))
                .as(example)
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.code()).isEqualTo("STA-028");
                            assertThat(fault.place().field()).isEqualTo(place);
                            assertThat(fault.problem()).isNotBlank();
                        }));
        assertThat(before).as("the document is as it was").isEqualTo(JSON.readTree(document));
    }

    @Test
    void aPatchIsAnArray() {
        for (String patch : List.of("{}", "null", "\"x\"", "1"))
            assertThatThrownBy(() -> applied("{}", patch)).as(patch).isInstanceOf(FaultException.class);
    }

    /** Random operations, of which some cannot be done, one after the other on the node and on plain maps and lists. */
    @Test
    void ofChance() {
        var random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            JsonNode node = JSON.readTree("{\"a\":{\"x\":1},\"l\":[1,2,3],\"s\":\"t\"}");
            Object model = plain(node);
            for (int i = 0; i < 8; i++) {
                String path = path(random);
                String from = path(random);
                String op = List.of("add", "remove", "replace", "copy", "move").get(random.nextInt(5));
                String patch = "[{\"op\":\"%s\",\"path\":\"%s\",\"from\":\"%s\",\"value\":%d}]"
                        .formatted(op, path, from, random.nextInt(9));
                String as = "seed %d round %d: %s on %s".formatted(SEED, round, patch, node);
                Object next = model(
                        copied(model),
                        op,
                        path,
                        from,
                        plain(JSON.readTree(patch).at("/0/value")));
                try {
                    node = JsonPatch.apply(node, JSON.readTree(patch));
                    assertThat(next).as(as + " cannot be").isNotNull();
                    model = next;
                } catch (FaultException e) {
                    assertThat(next).as(as + " can be").isNull();
                }
                assertThat(plain(node)).as(as).isEqualTo(model);
            }
        }
    }

    private static String path(Random random) {
        return List.of("/a", "/a/x", "/a/y", "/l", "/l/0", "/l/1", "/l/-", "/l/7", "/s", "/s/x", "/n/m", "/a/x/z")
                .get(random.nextInt(12));
    }

    private static Object plain(JsonNode node) {
        return JSON.treeToValue(node, Object.class);
    }

    private static Object copied(Object value) {
        return JSON.readValue(JSON.writeValueAsString(value), Object.class);
    }

    /** {@return the whole after an operation, null when it cannot be done} */
    private static Object model(Object whole, String op, String path, String from, Object value) {
        Object moved = value;
        if (op.equals("copy") || op.equals("move")) {
            if (op.equals("move") && path.startsWith(from + "/")) return null;
            moved = at(whole, from);
            if (moved == null) return null;
            moved = copied(moved);
            if (op.equals("move")) take(whole, from);
        }
        if (op.equals("remove")) return at(whole, path) == null ? null : take(whole, path) ? whole : null;
        if (op.equals("replace") && at(whole, path) == null) return null;
        return put(whole, path, moved, op.equals("replace")) ? whole : null;
    }

    private static String[] steps(String path) {
        return path.substring(1).split("/", -1);
    }

    private static Object at(Object whole, String path) {
        Object at = whole;
        for (String step : steps(path)) {
            if (at instanceof Map<?, ?> map) at = map.get(step);
            else if (at instanceof List<?> list && step.matches("\\d") && Integer.parseInt(step) < list.size())
                at = list.get(Integer.parseInt(step));
            else return null;
        }
        return at;
    }

    private static Object parent(Object whole, String path) {
        int cut = path.lastIndexOf('/');
        return cut == 0 ? whole : at(whole, path.substring(0, cut));
    }

    @SuppressWarnings("unchecked")
    private static boolean take(Object whole, String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        Object parent = parent(whole, path);
        if (parent instanceof Map<?, ?> map) return map.remove(last) != null;
        return parent instanceof List<?> list && ((List<Object>) list).remove(Integer.parseInt(last)) != null;
    }

    @SuppressWarnings("unchecked")
    private static boolean put(Object whole, String path, Object value, boolean replaces) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        Object parent = parent(whole, path);
        if (parent instanceof Map<?, ?> map) {
            ((Map<String, Object>) map).put(last, value);
            return true;
        }
        if (!(parent instanceof List<?> list)) return false;
        var elements = (List<Object>) list;
        if (last.equals("-")) return elements.add(value);
        if (!last.matches("\\d") || Integer.parseInt(last) > elements.size() - (replaces ? 1 : 0)) return false;
        if (replaces) elements.set(Integer.parseInt(last), value);
        else elements.add(Integer.parseInt(last), value);
        return true;
    }

    /** Operations are done in their order: what one adds the next may use. */
    @Test
    void manyOperationsAreDoneInTheirOrder() {
        var patch = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 50; i++) {
            var one = new LinkedHashMap<String, Object>();
            one.put("op", "add");
            one.put("path", "/l/0");
            one.put("value", i);
            patch.add(one);
        }
        JsonNode after = JsonPatch.apply(JSON.readTree("{\"l\":[]}"), JSON.valueToTree(patch));
        for (int i = 0; i < 50; i++) assertThat(after.at("/l/" + i).asInt()).isEqualTo(49 - i);
    }
}

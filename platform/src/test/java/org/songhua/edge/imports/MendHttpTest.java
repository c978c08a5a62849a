package org.songhua.edge.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import tools.jackson.databind.JsonNode;

/** From a problem to the object that it is of: one tree with a height that cannot be, one without a place, one in order. */
class MendHttpTest {
    private static final String TREES = """
            编号,树种,树高,经度,纬度
            t1,榆,-3,125.31,43.88
            t2,杨,8,,
            t3,柳,9,125.33,43.88
            """;

    private final TestPeople people = new TestPeople(TestPlatform.shared());
    private final ApiClient li = people.loggedIn("planner");

    private long imported(boolean preview) {
        var form = new UploadForm()
                .field("dataset", TestPeople.newName("mend_").toLowerCase(Locale.ROOT))
                .field("crs", "GCJ-02")
                .field("classCode", "tree")
                .field("idColumn", "编号")
                .field("preview", String.valueOf(preview))
                .file("trees.csv", TREES);
        String path = form.send(li).expect(202).header("Location");
        li.get(path + "/events").expect(200);
        return li.get(path).json().path("id").asLong();
    }

    private Map<String, JsonNode> problems(long id) {
        return li.get("/api/imports/" + id + "/faults").expect(200).json().path("items").valueStream()
                .collect(Collectors.toMap(one -> one.at("/place/row").asString() + one.path("severity").asString(), one -> one));
    }

    @Test
    void a_remark_names_the_object_that_was_taken_in_and_it_can_be_mended() {
        JsonNode remark = problems(imported(false)).get("2REMARK");
        assertThat(remark.at("/place/field").asString()).isEqualTo("height");
        String path = "/api/objects/" + remark.path("object").asString();
        ApiClient.Answer tree = li.get(path).expect(200);
        assertThat(tree.json().at("/attributes/species").asString()).isEqualTo("榆");
        assertThat(tree.json().path("attributes").has("height")).isFalse();
        li.with("If-Match", tree.header("ETag"))
                .send("PATCH", path, "{\"attributes\": {\"height\": 3}, \"reason\": \"实测\"}")
                .expect(200);
        li.without("If-Match");
        assertThat(li.get(path).json().at("/attributes/height").asInt()).isEqualTo(3);
    }

    @Test
    void what_was_refused_is_no_object() {
        JsonNode refused = problems(imported(false)).get("3REFUSED");
        assertThat(refused.path("object").isNull()).isTrue();
        assertThat(refused.path("remedy").asString()).isNotBlank();
    }

    @Test
    void a_preview_has_no_objects_yet() {
        assertThat(problems(imported(true)).values()).isNotEmpty().allMatch(one -> one.path("object").isNull());
    }
}

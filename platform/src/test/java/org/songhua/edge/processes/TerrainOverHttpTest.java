package org.songhua.edge.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.imports.UploadForm;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Permission;
import tools.jackson.databind.JsonNode;

/**
 * A terrain as its owner has it, an ASCII grid, is imported over HTTP, and the processes look over it: flat at 100 m, with a ridge of 130 m
 * across the fourth column. Cells of 0.0005 degrees at the equator are 55.66 m wide.
 */
class TerrainOverHttpTest {
    private static final TestPeople PEOPLE = new TestPeople(TestPlatform.shared());
    private static final ApiClient IMPORTER = PEOPLE.withKey(Permission.CIM_IMPORT, Permission.CIM_VIEW);
    private static final ApiClient PLANNER = PEOPLE.loggedIn("planner");
    private static final double CELL = 0.0005;

    static {
        String row = "100 100 100 130 100 100 100\n";
        String grid = "ncols 7\nnrows 5\nxllcenter 35.5\nyllcenter 0.6\ncellsize 0.0005\n" + row.repeat(5);
        bring("terrain.asc", grid);
        bring("city.geojson", """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","id":"view","geometry":{"type":"Polygon","coordinates":[[[35.5,0.601],[35.503,0.6005],[35.503,0.6015],[35.5,0.601]]]},
                 "properties":{"class":"view_cone","name":"望山","eye_height":1.6,"lowest_visible":61.6}},
                {"type":"Feature","id":"house","geometry":{"type":"Polygon","coordinates":[[[35.5009,0.6009],[35.5011,0.6009],[35.5011,0.6011],[35.5009,0.6011],[35.5009,0.6009]]]},
                 "properties":{"class":"building","name":"屋","height":30}}]}""");
    }

    private static void bring(String fileName, String content) {
        String path = new UploadForm()
                .field("dataset", TestPeople.newName("terrain_").toLowerCase(Locale.ROOT))
                .field("crs", "EPSG:4490")
                .file(fileName, content)
                .send(IMPORTER)
                .expect(202)
                .header("Location");
        // The events end when the import does.
        IMPORTER.get(path + "/events").expect(200);
        assertThat(IMPORTER.get(path).json().path("state").asString()).isEqualTo("DONE");
    }

    private static JsonNode run(String process, String output, String inputs) {
        return PLANNER.post(
                        "/ogcapi/processes/" + process + "/execution",
                        "{\"response\": \"document\", \"inputs\": {" + inputs + "}}")
                .expect(200)
                .json()
                .path(output)
                .path("value");
    }

    /** The crest is 167 m to the east, and all behind it is hidden: of the disc of 330 m that is 19.2 %. */
    @Test
    void aRidgeHidesWhatLiesBehindIt() {
        JsonNode view = run("line-of-sight", "view", "\"place\": [35.5, 0.601], \"radius\": 330, \"cell\": 20");
        assertThat(view.path("terrain").asString()).isEqualTo("points");
        assertThat(view.path("terrainPoints").intValue()).isEqualTo(35);
        double seen =
                view.path("pointsSeen").doubleValue() / view.path("points").doubleValue();
        assertThat(seen).isEqualTo(0.808, within(0.03));
    }

    /** The eye is at 101.6 m, the landmark six cells away must be seen from 161.6 m up: two cells on, the line is at 121.6, 21.6 over the ground. */
    @Test
    void theLimitUnderTheViewIsAboveTheGroundOfTheGrid() {
        JsonNode limits =
                run("protected-views", "limits", "\"cell\": 5, \"checks\": [[" + (35.5 + 2 * CELL) + ", 0.601]]");
        JsonNode view = limits.path("views")
                .valueStream()
                .filter(one -> one.path("name").asString().equals("望山"))
                .findFirst()
                .orElseThrow();
        assertThat(view.path("terrain").asString()).isEqualTo("points");
        assertThat(view.path("buildingsAbove").intValue()).isEqualTo(1);
        assertThat(limits.at("/checks/0/limit").doubleValue()).isEqualTo(21.6, within(0.3));
    }
}

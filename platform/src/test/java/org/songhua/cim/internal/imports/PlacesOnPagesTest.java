package org.songhua.cim.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.store.Database;

/** What lies together in the city lies together in the table, in whatever order the file tells it. */
class PlacesOnPagesTest {

    /**
     * 8,000 points on a grid of a hundredth of a degree, shuffled. A box of 20 by 20 of them holds 441 with its rim; a page holds some 30
     * rows, so 15 pages could do. In the order of the file they would be on nearly all of the 270 pages of the table.
     */
    @Test
    void theRowsOfABoxLieOnFewPages() {
        var points = new ArrayList<String>();
        for (int i = 0; i < 8_000; i++) {
            points.add(ImportDriver.point("p" + i, 60 + i % 80 * 0.01, 60 + i / 80 * 0.01, "{}"));
        }
        Collections.shuffle(points, new Random(5));
        var driver = ImportDriver.fresh();
        assertThat(driver.features(points.toArray(String[]::new)).imported()).isEqualTo(8_000);
        assertThat(pages(driver, "")).isGreaterThan(150);
        assertThat(rows(driver)).isEqualTo(441);
        assertThat(pages(driver, "and box && box(point(60.2999, 60.2999), point(60.5001, 60.5001))"))
                .isLessThan(60);
    }

    private static long rows(ImportDriver driver) {
        return number("count(*)", driver, "and box && box(point(60.2999, 60.2999), point(60.5001, 60.5001))");
    }

    private static long pages(ImportDriver driver, String condition) {
        return number("count(distinct (ctid::text::point)[0])", driver, condition);
    }

    private static long number(String what, ImportDriver driver, String condition) {
        String sql = "select " + what
                + " as n from cim.object where dataset = (select number from cim.dataset where code = ?) " + condition;
        return TestPlatform.shared().bean(Database.class).get(sql, row -> row.whole("n"), driver.dataset());
    }
}

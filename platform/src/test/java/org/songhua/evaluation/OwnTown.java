package org.songhua.evaluation;

import static org.songhua.evaluation.OwnPack.indicator;
import static org.songhua.evaluation.OwnPack.share;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.songhua.AtExit;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/**
 * A city 220100 with the district 220102 and ten streets 220102001 to 220102010 in a row, each a square of 0.01 degrees, and a
 * pack with indicators of its own. Nothing stands in the streets until a test puts it there.
 */
final class OwnTown {
    /** Share of car parks that are open. */
    static final String OPEN = "own-2025:G01";
    /** Missing beds, street by street. */
    static final String GAP = "own-2025:G02";
    /** Buildings with any of three findings, and findings of each kind. */
    static final String TROUBLED = "own-2025:G03";

    static final String FIRST = "own-2025:G04";
    /** Twice the first. */
    static final String SECOND = "own-2025:G05";
    /** The second and the buildings. */
    static final String THIRD = "own-2025:G06";
    /** Share of inhabited grids within 500 m of a park. */
    static final String NEAR_PARKS = "own-2025:G07";
    /** People in all grids. */
    static final String PEOPLE = "own-2025:G08";
    /** A share entered by hand. */
    static final String SHARE = "own-2025:M01";
    /** Pieces entered by hand. */
    static final String PIECES = "own-2025:M02";
    /** Minutes entered by hand, which nobody may add up. */
    static final String MINUTES = "own-2025:M03";

    static final String CITY = "220100";
    static final String DISTRICT = "220102";
    static final TestPlatform PLATFORM = TestPlatform.start(Map.of("songhua.packs", pack().toString()));

    static {
        AtExit.run(() -> PLATFORM.context().close());
    }

    final Evaluation evaluation = PLATFORM.bean(Evaluation.class);
    final CityFixture city;

    OwnTown() {
        EvaluationTown.emptied(PLATFORM);
        city = CityFixture.create(PLATFORM, "own_" + System.nanoTime());
        region(CITY, 2, 0, 10);
        region(DISTRICT, 3, 0, 10);
        for (int i = 0; i < 10; i++) region(street(i), 4, i, 1);
        city.done();
        PLATFORM.bean(Database.class).update("update cim.dataset set licence = 'CC0-1.0'");
    }

    private static Path pack() {
        try {
            return OwnPack.in(Files.createTempDirectory("songhua-own-packs"))
                    .indicators(
                            indicator(
                                    "G01",
                                    "%",
                                    "ratio",
                                    share("sum(parking.places where open = true)", "sum(parking.places)")),
                            indicator(
                                    "G02",
                                    "张",
                                    "gap",
                                    OwnPack.value("gap(elderly_care.nursing_beds, elderly_care.beds)")),
                            indicator(
                                    "G03",
                                    "栋",
                                    "count",
                                    OwnPack.value(
                                            "count(building where height > 50 m or floors > 9 or households > 99)")),
                            indicator("G04", "个", "count", OwnPack.value("count(market)")),
                            indicator("G05", "个", "composite", OwnPack.value("indicator('own-2025:G04') * 2")),
                            indicator(
                                    "G06",
                                    "个",
                                    "composite",
                                    OwnPack.value("indicator('own-2025:G05') + count(building where floors > 0)")),
                            indicator(
                                    "G07",
                                    "%",
                                    "coverage",
                                    share(
                                            "covered(unit_grid where population > 0 人 by park within 500 m)",
                                            "area(unit_grid where population > 0 人)")),
                            indicator("G08", "人", "sum", OwnPack.value("sum(unit_grid.population)")),
                            indicator("M01", "%", "manual"),
                            indicator("M02", "个", "manual"),
                            indicator("M03", "min", "manual"))
                    .parent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String street(int number) {
        return "220102%03d".formatted(number + 1);
    }

    private void region(String code, int level, int first, int wide) {
        var attributes = Map.of("code", code, "level", level, "population", 100 * wide, "area", 0.9 * wide);
        var shape = CityFixture.square(125.5 + 0.01 * first, 43.9, 0.01 * wide);
        city.add("region", "区" + code, attributes, shape, code, null);
    }

    /** Puts an object into a street. */
    ObjectId put(String classCode, int street, Map<String, ?> attributes) {
        int number = city.ids().size();
        var at = CityFixture.point(125.5 + 0.01 * street + 0.0001 * (number % 90), 43.905);
        return city.add(classCode, classCode + number, attributes, at, street(street), null);
    }

    /** A car park. */
    void parking(int street, int places, boolean open) {
        put("parking", street, Map.of("places", places, "open", open));
    }

    Evaluation.Run run() {
        city.done();
        return evaluation.evaluate("2025", Caller.SYSTEM);
    }

    IndicatorValue value(String indicator, String geography) {
        var found = evaluation.values(new Query(indicator, geography, null, "2025"), Scope.ALL);
        if (found.isEmpty()) throw new AssertionError("no value of " + indicator + " in " + geography);
        return found.getFirst();
    }

    boolean hasValue(String indicator, String geography) {
        return !evaluation
                .values(new Query(indicator, geography, null, "2025"), Scope.ALL)
                .isEmpty();
    }

    static Proposal proposal(String indicator, String geography) {
        return new Proposal(indicator, geography, "2025", 0, "台账2025.xlsx", "年报");
    }

    /** Enters a value, which another approves. */
    IndicatorValue enter(Proposal proposal) {
        IndicatorValue proposed = evaluation.propose(proposal, Caller.all("li"));
        return evaluation.decide(proposed.id(), true, Caller.all("wang"));
    }

    IndicatorValue enterShare(String indicator, String geography, double above, double below) {
        return enter(proposal(indicator, geography).ofShare(above, below));
    }

    IndicatorValue enterNumber(String indicator, String geography, double number) {
        return enter(new Proposal(indicator, geography, "2025", number, "台账2025.xlsx", "年报"));
    }
}

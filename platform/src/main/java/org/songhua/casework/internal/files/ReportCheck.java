package org.songhua.casework.internal.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.casework.CaseClass;
import org.songhua.casework.Contact;
import org.songhua.casework.NewReport;
import org.songhua.casework.Report;
import org.songhua.cim.CityObject;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.geo.Crs;

/** Looks at a report before it is taken: everything that is wrong with it, at once. */
final class ReportCheck {
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_NAME = 200;
    /** What they tell of an object that is gone by then must still be heard. */
    private static final Set<String> MACHINES = Set.of("warning", "register");

    private final NewReport report;
    private final Optional<CaseClass> of;
    private final Optional<CityObject> object;
    private final List<Fault> faults = new ArrayList<>();

    /** @param object the city object that the report names, if there is one of that id */
    ReportCheck(NewReport report, Optional<CaseClass> of, Optional<CityObject> object) {
        this.report = report;
        this.of = of;
        this.object = object;
    }

    List<Fault> faults() {
        if (of.isEmpty())
            add(
                    "/class",
                    "CASE-130",
                    "There is no class " + shortened(report.classCode()) + ".",
                    "Choose one of the list.");
        text("/text", report.text(), LONGEST_TEXT);
        if (report.address() != null) text("/address", report.address(), LONGEST_TEXT);
        contact(report.contact());
        place();
        boolean told = !MACHINES.contains(report.channel());
        if (told && report.object() != null && object.isEmpty())
            add("/object", "CASE-144", "There is no city object of that id.", "Choose it on the map, or leave it out.");
        of.ifPresent(this::answers);
        return faults;
    }

    private void text(String field, String text, int most) {
        if (text.length() > most)
            add(field, "CASE-131", "There are " + text.length() + " characters.", "Write at most " + most + ".");
        if (text.indexOf('\0') >= 0) add(field, "CASE-131", "There is a NUL among the characters.", "Take it away.");
    }

    private void contact(Contact contact) {
        text("/name", contact.name(), LONGEST_NAME);
        text("/phone", contact.phone(), LONGEST_NAME);
        text("/email", contact.email(), LONGEST_NAME);
    }

    private void place() {
        if ((report.x() == null) != (report.y() == null))
            add("/longitude", "CASE-132", "One half of the place is missing.", "Give both or none.");
        Double accuracy = report.accuracyMeters();
        if (accuracy != null && !(accuracy >= 0 && Double.isFinite(accuracy)))
            add("/accuracyMeters", "CASE-143", accuracy + " is no distance.", "Give metres, or leave it out.");
        if (crs(report.crs()).isEmpty())
            add(
                    "/crs",
                    "CASE-133",
                    "The reference system " + shortened(report.crs()) + " is unknown here.",
                    "Give WGS84, CGCS2000, GCJ02 or BD09.");
        else if (report.x() != null && report.y() != null && found() == null)
            add("/longitude", "CASE-134", "The place lies outside the world.", "Give degrees, longitude first.");
    }

    private void answers(CaseClass known) {
        var given = new HashMap<>(report.answers());
        for (CaseClass.Question question : known.questions()) {
            String answer = given.remove(question.code());
            if (!question.isAsked(report.answers(), known.questions())) {
                if (answer != null && !answer.isBlank())
                    add("/answers/" + question.code(), "CASE-145", "This is not asked here.", "Leave it out.");
            } else if (answer == null || answer.isBlank()) {
                if (question.required() && report.joins() == null)
                    add("/answers/" + question.code(), "CASE-135", "This question must be answered.", "Answer it.");
            } else check(question, answer);
        }
        given.keySet()
                .forEach(name -> add(
                        "/answers/" + shortened(name), "CASE-136", "The class does not ask this.", "Leave it out."));
    }

    private void check(CaseClass.Question question, String answer) {
        text("/answers/" + question.code(), answer, LONGEST_TEXT);
        if (question.values().isEmpty()) return;
        for (String one : question.type().startsWith("multi") ? answer.split(",", -1) : new String[] {answer}) {
            if (!question.values().containsKey(one))
                add(
                        "/answers/" + question.code(),
                        "CASE-137",
                        shortened(one) + " is not in the list.",
                        "Choose: " + String.join(", ", question.values().keySet()) + ".");
        }
    }

    static Optional<Crs> crs(String name) {
        return Map.of("WGS84", "EPSG:4326", "CGCS2000", "EPSG:4490", "GCJ02", "GCJ-02", "BD09", "BD-09")
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().equals(name))
                .findFirst()
                .flatMap(entry -> Crs.find(entry.getValue()));
    }

    /** {@return where it is, in the object that it names unless it says where; null when nobody knows, or when the numbers are no place} */
    Report.@Nullable Place found() {
        Double x = report.x();
        Double y = report.y();
        Crs crs = crs(report.crs()).orElse(null);
        if (x == null && y == null) return object.map(ReportCheck::within).orElse(null);
        if (x == null || y == null || crs == null) return null;
        if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) return null;
        var position = new double[] {x, y};
        crs.toLonLat(position, 1);
        return new Report.Place(
                position[0], position[1], report.crs(), x, y, report.method(), quality(), report.accuracyMeters());
    }

    private static Report.Place within(CityObject object) {
        Coordinate at = PlaceFinder.within(object);
        return new Report.Place(at.x, at.y, "WGS84", at.x, at.y, "asset", "A", null);
    }

    private String quality() {
        Double accuracy = report.accuracyMeters();
        if (report.method().equals("asset")) return "A";
        if (accuracy != null) return accuracy <= 15 ? "A" : accuracy <= 100 ? "B" : accuracy <= 1000 ? "C" : "D";
        return report.method().equals("map") || report.method().equals("gps") ? "B" : "C";
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private void add(String field, String code, String problem, String remedy) {
        faults.add(DefaultCases.fault(field, code, problem, remedy));
    }
}

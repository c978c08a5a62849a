package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songhua.demo.internal.shape.Axes;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.Outline;
import org.songhua.demo.internal.shape.Rect;
import org.songhua.demo.internal.shape.Rows;

/** Builds schools, universities, hospitals, homes and sports grounds. */
final class Campus {

    /**
     * An open-air pitch.
     *
     * @param place its rectangle
     * @param size value of the attribute {@code size} of class {@code football_pitch}, or empty for other sports
     * @param cell index of its cell
     */
    record Pitch(Rect place, String size, int cell) {}

    private final List<Pitch> pitches = new ArrayList<>();
    private final int cell;

    Campus(int cell) {
        this.cell = cell;
    }

    List<Pitch> pitches() {
        return pitches;
    }

    void school(Yard yard) {
        Dice dice = yard.dice();
        boolean primary = yard.block().site().startsWith("PRIMARY");
        boolean roomy = yard.block().area().getArea() > 26_000;
        if (roomy && !primary) pitch(yard, List.of("eleven", "seven"));
        main(yard, Use.EDUCATION, "SCHOOL", primary ? dice.whole(3, 4) : dice.whole(4, 5), 46, primary ? 38 : 44);
        if (primary || !roomy) pitch(yard, List.of("seven", "five"));
        if (dice.chance(0.7)) court(yard, primary ? 1 : 3);
        boolean boarding = yard.block().site().startsWith("SENIOR");
        for (int i = primary ? 1 : 3; i > 0; i--) {
            yard.place(dice.between(34, 52), 12.5, 14, Use.EDUCATION, "", dice.whole(3, 5), "reinforced_concrete");
        }
        if (boarding) yard.place(48, 14, 12, Use.DORMITORY, "", 6, "reinforced_concrete");
        yard.place(26, 18, 9, Use.EDUCATION, "", 1, "reinforced_concrete");
        yard.place(6, 4, 3, Use.AUXILIARY, "GATEHOUSE", 1, "masonry");
    }

    /** The largest pitch that fits, from west to east or, as the rules want it, from north to south. */
    private void pitch(Yard yard, List<String> sizes) {
        for (String size : sizes) {
            double length = size.equals("eleven") ? 170 : size.equals("seven") ? 88 : 48;
            double width = size.equals("eleven") ? 88 : size.equals("seven") ? 54 : 28;
            Optional<Rect> place = yard.lot().find(yard.axes(), width, length, 6);
            if (place.isEmpty()) place = yard.lot().find(yard.axes(), length, width, 6);
            if (place.isEmpty()) continue;
            yard.lot().take(place.get());
            pitches.add(new Pitch(place.get(), size, cell));
            return;
        }
    }

    private void court(Yard yard, int count) {
        for (int i = 0; i < count; i++) {
            Optional<Rect> place = yard.lot().find(yard.axes(), 19, 32, 5);
            if (place.isEmpty()) return;
            yard.lot().take(place.get());
            pitches.add(new Pitch(place.get(), "", cell));
        }
    }

    private static void main(Yard yard, Use use, String site, int floors, double length, double breadth) {
        Dice dice = yard.dice();
        Optional<Rect> frame = yard.lot().find(yard.axes(), length + dice.between(0, 16), breadth, 10);
        double depth = 14;
        if (frame.isEmpty()) {
            yard.place(40, 14, 8, use, site, floors, "reinforced_concrete");
            return;
        }
        Outline outline = switch (dice.weighted(3, 2, 2)) {
            case 0 -> Outline.aitch(frame.get(), depth);
            case 1 -> Outline.you(frame.get(), depth);
            default -> Outline.ell(frame.get(), depth);
        };
        yard.build(outline, use, site, floors, 3.7, "reinforced_concrete");
    }

    void university(Yard yard) {
        Dice dice = yard.dice();
        if (dice.chance(0.22)) pitch(yard, List.of("eleven"));
        boolean living = dice.chance(0.4);
        if (!living) main(yard, Use.EDUCATION, "UNIVERSITY", dice.whole(4, 9), 60, 50);
        var rows = new Rows(yard.axes(), 15, List.of(64.0, 48.0, 30.0), living ? 36 : 44, 14, 13);
        for (Rect rect : rows.fill(yard.lot())) {
            Use use = living ? Use.DORMITORY : Use.EDUCATION;
            yard.build(Outline.of(rect), use, "", dice.whole(4, 6), 3.4, "reinforced_concrete");
        }
    }

    void hospital(Yard yard) {
        Dice dice = yard.dice();
        boolean central = yard.block().site().startsWith("CENTRAL");
        main(yard, Use.MEDICAL, "HOSPITAL", central ? dice.whole(14, 19) : dice.whole(6, 10), central ? 84 : 54, 52);
        for (int i = central ? 5 : 2; i > 0; i--) {
            int floors = dice.whole(3, central ? 12 : 6);
            yard.place(dice.between(38, 60), dice.between(16, 22), 13, Use.MEDICAL, "", floors, "reinforced_concrete");
        }
        yard.place(20, 12, 8, Use.UTILITY, "", 1, "masonry");
        yard.place(24, 14, 8, Use.MEDICAL, "", 2, "masonry");
    }

    void care(Yard yard) {
        Dice dice = yard.dice();
        main(yard, Use.MEDICAL, "NURSING_HOME", dice.whole(4, 7), 48, 42);
        yard.place(36, 14, 12, Use.MEDICAL, "", 4, "masonry");
    }

    /** A stadium with stands around the field, or a ground with pitches and a hall. */
    void sport(Yard yard) {
        Dice dice = yard.dice();
        if (yard.block().site().equals("STADIUM")) stadium(yard);
        else pitch(yard, List.of("eleven", "seven"));
        yard.place(56, 38, 10, Use.SPORT, "SPORTS_HALL", 2, "steel");
        pitch(yard, List.of("seven", "five"));
        court(yard, dice.whole(3, 8));
    }

    private void stadium(Yard yard) {
        Axes axes = yard.axes();
        Optional<Rect> frame = yard.lot().find(axes, 150, 220, 8);
        if (frame.isEmpty()) frame = yard.lot().find(axes, 220, 150, 8);
        if (frame.isEmpty()) {
            pitch(yard, List.of("eleven", "seven"));
            return;
        }
        Rect field = frame.get();
        yard.build(Outline.court(field, 26), Use.SPORT, "STADIUM", 2, 8, "reinforced_concrete");
        pitches.add(new Pitch(
                new Rect(field.centre(), field.axes(), field.halfLength() - 28, field.halfDepth() - 28),
                "eleven",
                cell));
    }
}

package org.songhua.evaluation.internal.report;

import java.util.List;

/**
 * A map or chart in marks that every form can paint.
 *
 * @param width points
 * @param height points, downwards
 * @param description what it shows, for those who do not see it
 */
record Drawing(double width, double height, String description, List<Mark> marks) {
    Drawing {
        marks = List.copyOf(marks);
    }

    /** Where a text stands to its point. */
    enum Anchor {
        START(0),
        MIDDLE(0.5),
        END(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }

        /** {@return what to subtract from the point, of the width of the text} */
        double share() {
            return share;
        }
    }

    /** Something drawn. */
    sealed interface Mark {}

    /**
     * An area.
     *
     * @param rings x and y in turn; what two rings hold is outside
     * @param fill grey from 0 black to 255 white; -1 for none
     * @param isDashed whether its edge is
     */
    record Area(List<double[]> rings, int fill, boolean isDashed) implements Mark {
        static Area box(double x, double y, double width, double height, int fill) {
            double[] ring = {x, y, x + width, y, x + width, y + height, x, y + height};
            return new Area(List.of(ring), fill, false);
        }
    }

    /** A line of a width in points; x and y in turn. */
    @SuppressWarnings("ArrayRecordComponent") // a drawing is made once and only read
    record Line(double[] points, double width) implements Mark {
        static Line of(double... points) {
            return new Line(points, 0.6);
        }
    }

    /**
     * A text with its baseline at a point.
     *
     * @param size points
     * @param isHaloed whether it stands on white, so that it is read over dark areas
     */
    record Label(double x, double y, String text, double size, Anchor anchor, boolean isHaloed) implements Mark {}

    /** Paints marks. */
    interface Canvas {
        /** Paints an area with a thin dark edge. */
        void area(Area area);

        /** Paints a line. */
        void line(Line line);

        /** Paints a text. */
        void label(Label label);
    }

    /** Paints everything in order. */
    void paint(Canvas canvas) {
        for (Mark mark : marks) paint(mark, canvas);
    }

    private static void paint(Mark mark, Canvas canvas) {
        switch (mark) {
            case Area area -> canvas.area(area);
            case Line line -> canvas.line(line);
            case Label label -> canvas.label(label);
        }
    }
}

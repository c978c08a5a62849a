package org.songhua.engine.hydraulics.solve;

/**
 * Darcy-Weisbach friction factor over w = Reynolds number × pi / 4: Hagen-Poiseuille up to Re 2000, Swamee and Jain 1976 from
 * 4000 on, and between them the cubic of Dunlop 1991, as EPANET has it.
 */
final class Friction {
    /** Re 2000. */
    static final double LAMINAR = 500 * Math.PI;
    /** Re 4000. */
    private static final double TURBULENT = 1000 * Math.PI;

    private static final double A8 = 5.74 * Math.pow(Math.PI / 4, 0.9);
    private static final double A9 = -2 / Math.log(10);
    /** Viscous term at Re 4000. */
    private static final double AB = 0.0032889547634539907;

    private static final double AC = -0.005142149657990939;

    private Friction() {}

    /** {@return the factor; w above that of Re 2000} */
    static double factor(double w, double roughness) {
        if (w < TURBULENT) return new Transition(roughness).factor(w / LAMINAR);
        double y3 = A9 * Math.log(roughness / 3.7 + A8 / Math.pow(w, 0.9));
        return 1 / (y3 * y3);
    }

    /** {@return the factor's derivative by the flow} */
    static double derivative(double w, double roughness, double factor, double q, double s) {
        if (w < TURBULENT) return new Transition(roughness).derivative(w / LAMINAR) / s / LAMINAR;
        double y1 = A8 / Math.pow(w, 0.9);
        double y2 = roughness / 3.7 + y1;
        return 1.8 * factor * y1 * A9 / y2 / (A9 * Math.log(y2)) / q;
    }

    /** Dunlop's cubic for one roughness; the virtual machine keeps it off the heap. */
    private record Transition(double x1, double x2, double x3, double x4) {
        Transition(double roughness) {
            this(roughness / 3.7 + AB, 0);
        }

        private Transition(double y2, int ignored) {
            this(fa(y2), (2 + AC / (y2 * A9 * Math.log(y2))) * fa(y2));
        }

        private Transition(double fa, double fb) {
            this(7 * fa - fb, 0.128 - 17 * fa + 2.5 * fb, -0.128 + 13 * fa - (fb + fb), 0.032 - 3 * fa + 0.5 * fb);
        }

        private static double fa(double y2) {
            double y3 = A9 * Math.log(y2);
            return 1 / (y3 * y3);
        }

        double factor(double r) {
            return x1 + r * (x2 + r * (x3 + r * x4));
        }

        double derivative(double r) {
            return x2 + r * (2 * x3 + r * 3 * x4);
        }
    }
}

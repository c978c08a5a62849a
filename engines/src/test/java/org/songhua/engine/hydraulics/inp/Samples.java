package org.songhua.engine.hydraulics.inp;

/** Files for the tests of the reader. */
final class Samples {
    /** One of everything. */
    static final String EVERYTHING = """
            [TITLE]
            A town of everything
            [JUNCTIONS]
            ;id elevation demand pattern
            A  10  5  day
            B  12  6       ; without pattern
            C  11
            D  9   1
            E  8   0
            F  7   0
            G  6   2
            [RESERVOIRS]
            R  60  tide
            [TANKS]
            T  50  3 1 6 20 0
            V  45  2 0 5 20 0 vol YES
            [PIPES]
            P1 R A 1000 300 110 0 OPEN
            P2 A B 800  200 110 0.5 CLOSED
            P3 B C 500  150 100 CV
            P4 C T 400  150 100 0
            P5 D V 400  150 100
            P6 C D 200  100 100
            P7 E F 200  100 100
            P8 A G 100  100 100
            P9 F G 100  100 100
            [PUMPS]
            U1 R B HEAD lift SPEED 0.9 PATTERN day
            U2 R C POWER 5
            [VALVES]
            V1 B D 100 PRV 30 0.2
            V2 D E 100 GPV loss
            V3 C E 100 PCV 60 3 open
            V4 A F 100 TCV 12
            V5 E G 100 FCV 2
            [DEMANDS]
            C 2.5 day ; school
            C 1.5     ; bakery
            [STATUS]
            U2 CLOSED
            V4 OPEN
            P1 OPEN
            [PATTERNS]
            day 0.5 1.0
            day 1.5
            tide 1 1.01
            [CURVES]
            lift 40 30
            loss 0 0
            loss 10 5
            open 0 0
            open 100 100
            vol 0 0
            vol 5 1500
            eff 0 40
            eff 50 80
            [CONTROLS]
            LINK U1 CLOSED IF NODE T ABOVE 5.5
            LINK U1 1.0 IF NODE T BELOW 2
            LINK P2 OPEN AT TIME 2:30
            LINK P2 CLOSED AT CLOCKTIME 6 PM DISABLED
            [RULES]
            RULE night
            IF SYSTEM CLOCKTIME >= 10 PM
            OR TANK T LEVEL BELOW 2.5
            AND PUMP U1 STATUS IS OPEN
            THEN PUMP U2 STATUS IS OPEN
            AND VALVE V1 SETTING IS 25
            ELSE PUMP U2 STATUS IS CLOSED
            PRIORITY 3
            RULE never
            IF TANK T FILLTIME BELOW 1
            THEN PIPE P6 STATUS = CLOSED
            DISABLED
            [ENERGY]
            GLOBAL PRICE 0.6
            GLOBAL PATTERN day
            GLOBAL EFFIC 70
            PUMP U1 EFFIC eff
            PUMP U1 PRICE 0.5
            DEMAND CHARGE 12
            [EMITTERS]
            D 0.4
            [LEAKAGE]
            P6 3 0.1
            [QUALITY]
            R 0.8
            A D 0.5
            [SOURCES]
            R CONCEN 0.9 day
            [REACTIONS]
            ORDER BULK 1
            GLOBAL BULK -0.5
            GLOBAL WALL -0.1
            BULK P1 -0.3
            WALL P2 -0.2
            TANK T -0.4
            LIMITING POTENTIAL 0.1
            [MIXING]
            V 2COMP 0.3
            [TIMES]
            DURATION 24
            HYDRAULIC TIMESTEP 1:00
            QUALITY TIMESTEP 5 MIN
            RULE TIMESTEP 0:06
            PATTERN TIMESTEP 2:00
            PATTERN START 0:00
            REPORT TIMESTEP 1:00
            REPORT START 0:00
            START CLOCKTIME 6 AM
            STATISTIC NONE
            [REPORT]
            STATUS NO
            [OPTIONS]
            UNITS LPS
            PRESSURE METERS
            HEADLOSS H-W
            SPECIFIC GRAVITY 1.0
            VISCOSITY 1.0
            TRIALS 60
            ACCURACY 0.0001
            CHECKFREQ 2
            MAXCHECK 10
            DAMPLIMIT 0
            UNBALANCED CONTINUE 10
            PATTERN day
            DEMAND MULTIPLIER 1.1
            EMITTER EXPONENT 0.5
            QUALITY Chlorine mg/L
            DIFFUSIVITY 1
            TOLERANCE 0.01
            DEMAND MODEL PDA
            MINIMUM PRESSURE 2
            REQUIRED PRESSURE 20
            PRESSURE EXPONENT 0.5
            [TAGS]
            NODE A critical-hospital
            [COORDINATES]
            A 0 0
            R 10.5 -3
            [VERTICES]
            P1 5 5
            P1 6 6
            [LABELS]
            1 1 "A label"
            [BACKDROP]
            DIMENSIONS 0 0 1 1
            [END]
            """;

    /** The least that is a network. */
    static final String LEAST = """
            [JUNCTIONS]
            J 5 1
            [RESERVOIRS]
            R 20
            [PIPES]
            P R J 100 200 100
            """;

    private Samples() {}
}

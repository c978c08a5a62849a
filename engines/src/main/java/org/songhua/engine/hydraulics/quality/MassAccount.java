package org.songhua.engine.hydraulics.quality;

/** Keeps the books of what is carried: what was there, came, left and reacted must make what is there. */
final class MassAccount {
    private double initial;
    private double entered;
    private double left;
    private double reacted;

    void begin(double stored) {
        initial = stored;
    }

    void entered(double mass) {
        entered += mass;
    }

    void left(double mass) {
        left += mass;
    }

    void reacted(double mass) {
        reacted += mass;
    }

    double error(double stored) {
        double all = Math.abs(initial) + Math.abs(entered) + Math.abs(left) + Math.abs(reacted);
        return all == 0 ? 0 : Math.abs(initial + entered + reacted - left - stored) / all;
    }
}

package org.songhua.engine.travel;

/**
 * Level of the life circle (GB 50180-2018 chapter 2: 五分钟, 十分钟, 十五分钟生活圈居住区). Tiers do not substitute each other:
 * a facility of the fifteen-minute tier next door does not serve the five-minute tier.
 */
public enum Tier {
    FIVE_MINUTES(5),
    TEN_MINUTES(10),
    FIFTEEN_MINUTES(15);

    private final int minutes;

    Tier(int minutes) {
        this.minutes = minutes;
    }

    /** {@return minutes on foot} */
    public int minutes() {
        return minutes;
    }
}

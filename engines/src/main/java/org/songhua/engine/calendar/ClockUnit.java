package org.songhua.engine.calendar;

/** The four kinds of time in which city management sets its limits; each name is that of the tables of limits. */
public enum ClockUnit {
    /** 紧急工作时: an hour of the clock, through nights and holidays. */
    URGENT_HOUR("紧急工作时", true),
    /** 紧急工作日: 24 hours of the clock, through nights and holidays. */
    URGENT_DAY("紧急工作日", true),
    /** 工作时: an hour of office time. */
    WORK_HOUR("工作时", false),
    /** 工作日: the nominal day of office time, eight hours if nothing else is set. */
    WORK_DAY("工作日", false);

    private final String chinese;
    private final boolean continuous;

    ClockUnit(String chinese, boolean continuous) {
        this.chinese = chinese;
        this.continuous = continuous;
    }

    public String chinese() {
        return chinese;
    }

    /** {@return whether nights, weekends and holidays count} */
    public boolean isContinuous() {
        return continuous;
    }
}

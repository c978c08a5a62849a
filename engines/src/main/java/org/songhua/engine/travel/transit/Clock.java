package org.songhua.engine.travel.transit;

/** Times of day as timetables write them: hours may go beyond 24 for what runs after midnight. */
final class Clock {
    /** Value of what is no time. */
    static final int NONE = Integer.MIN_VALUE;

    private static final int MOST_HOURS = 72;

    private Clock() {}

    /** {@return seconds of {@code H:MM:SS} or {@code H:MM}, {@link #NONE} when it is neither} */
    static int seconds(String text) {
        int first = text.indexOf(':');
        int second = text.indexOf(':', first + 1);
        int hours = first < 1 ? -1 : number(text, 0, first);
        int minutes = number(text, first + 1, second < 0 ? text.length() : second);
        int seconds = second < 0 ? 0 : number(text, second + 1, text.length());
        boolean wrong = hours < 0 || hours > MOST_HOURS || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59;
        return wrong ? NONE : 3600 * hours + 60 * minutes + seconds;
    }

    private static int number(String text, int from, int to) {
        if (to - from < 1 || to - from > 2) return -1;
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return -1;
            number = 10 * number + c - '0';
        }
        return number;
    }
}

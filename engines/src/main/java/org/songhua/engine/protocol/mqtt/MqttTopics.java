package org.songhua.engine.protocol.mqtt;

/**
 * Topic filters with wildcards (MQTT 3.1.1 and 5.0, clause 4.7): {@code +} stands for one level, {@code #} at the end for any number of levels, the one
 * above included. A filter that begins with a wildcard does not match topics that begin with {@code $}.
 */
public final class MqttTopics {
    private static final int LENGTH_MAX = 0xFFFF;

    private MqttTopics() {}

    /** {@return whether the text is a topic filter: not empty, each wildcard alone on its level, {@code #} at the end only} */
    public static boolean isFilter(String filter) {
        if (filter.isEmpty() || filter.length() > LENGTH_MAX || filter.indexOf('\0') >= 0) return false;
        String[] levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean isWild = levels[i].indexOf('+') >= 0 || levels[i].indexOf('#') >= 0;
            if (isWild && levels[i].length() > 1) return false;
            if (levels[i].equals("#") && i < levels.length - 1) return false;
        }
        return true;
    }

    /** {@return whether there is a wildcard in the filter} */
    public static boolean hasWildcard(String filter) {
        return filter.indexOf('+') >= 0 || filter.indexOf('#') >= 0;
    }

    /** {@return whether a topic matches a filter, which must be one} */
    public static boolean matches(String filter, String topic) {
        if (topic.startsWith("$") && (filter.startsWith("+") || filter.startsWith("#"))) return false;
        String[] wanted = filter.split("/", -1);
        String[] levels = topic.split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) return levels.length >= i;
            if (i == levels.length || !(wanted[i].equals("+") || wanted[i].equals(levels[i]))) return false;
        }
        return wanted.length == levels.length;
    }
}

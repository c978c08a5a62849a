package org.songhua.demo;

import org.jspecify.annotations.Nullable;

/**
 * A made-up device at a made-up place.
 *
 * @param protocol what it speaks
 * @param code what it calls itself
 * @param network code of the pack whose field it observes
 * @param observes as the onboarding file has it
 * @param cityObject id of the object that it watches; null when there is none, or another device watches it
 */
public record DemoSensor(
        String protocol,
        String code,
        String name,
        String network,
        double lon,
        double lat,
        String observes,
        @Nullable String cityObject) {
    /** Every made-up device has the same password. */
    public static final String PASSWORD = "123456";

    private static final String HEAD = "protocol,code,name,network,lon,lat,password,observes,maker,cityObject\n";

    /** {@return the onboarding file of devices} */
    public static String csv(Iterable<DemoSensor> sensors) {
        var out = new StringBuilder(HEAD);
        for (DemoSensor one : sensors)
            out.append(one.protocol)
                    .append(',')
                    .append(one.code)
                    .append(",\"")
                    .append(one.name.replace("\"", "\"\""))
                    .append("\",")
                    .append(one.network)
                    .append(',')
                    .append(one.lon)
                    .append(',')
                    .append(one.lat)
                    .append(',')
                    .append(PASSWORD)
                    .append(',')
                    .append(one.observes)
                    .append(",松花仪表,")
                    .append(one.cityObject == null ? "" : one.cityObject)
                    .append('\n');
        return out.toString();
    }
}

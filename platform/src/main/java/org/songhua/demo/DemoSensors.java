package org.songhua.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.songhua.cim.CityObject;

/** Which objects of the demo city are watched, and by what. */
public final class DemoSensors {
    private static final List<Plan> PLANS = List.of(
            new Plan("manhole", "gas", "gas", "http", "燃气井", 60, "gas_methane_lel;gas_space_level"),
            new Plan("manhole", "rain", "drainage", "http", "雨水井", 50, "drain_level"),
            new Plan("manhole", "sewage", "drainage", "http", "污水井", 40, "drain_level;drain_methane_lel"),
            new Plan("hydrant", "", "water", "mqtt", "消火栓测压", 90, "water_pressure"),
            new Plan("valve", "water", "water", "mqtt", "管网流量", 30, "water_flow;water_pressure"),
            new Plan("gas_regulator", "", "gas", "mqtt", "调压箱", 20, "gas_pressure;gas_regulator_outlet;gas_flow"),
            new Plan(
                    "heat_station",
                    "",
                    "heating",
                    "mqtt",
                    "换热站",
                    20,
                    "heat_supply_temperature;heat_return_temperature;heat_flow;heat_makeup_flow"),
            new Plan("pump_station", "water", "water", "mqtt", "水厂出流", 20, "water_flow"),
            new Plan("pump_station", "", "drainage", "mqtt", "泵站", 10, "pump_current;drain_level"),
            new Plan("primary_school", "", "noise", "hj212", "噪声站", 15, "Leq=noise_leq;LMx=noise_lmax"),
            new Plan(
                    "kindergarten",
                    "",
                    "air",
                    "hj212",
                    "空气站",
                    8,
                    "a34004=air_pm25;a34002=air_pm10;a21026=air_so2;a21004=air_no2;a05024=air_o3;a01001=air_temperature"),
            new Plan("community_health", "", "energy", "mqtt", "电表", 20, "electric_power"));

    private DemoSensors() {}

    /**
     * What watches objects of a class.
     *
     * @param only network attribute that an object must have; empty for any
     * @param most objects that are watched
     */
    private record Plan(
            String classCode, String only, String network, String protocol, String title, int most, String observes) {}

    /**
     * {@return the devices of a city, always the same for the same city}
     *
     * @param objects gives objects of a class, up to a number
     */
    public static List<DemoSensor> of(BiFunction<String, Integer, List<CityObject>> objects) {
        var sensors = new ArrayList<DemoSensor>();
        for (Plan plan : PLANS) {
            List<CityObject> fitting = objects.apply(plan.classCode, 10_000).stream()
                    .filter(one -> plan.only.isEmpty() || one.attributesJson().contains('"' + plan.only + '"'))
                    .filter(one -> !plan.network.equals("drainage")
                            || !one.attributesJson().contains("\"water\""))
                    .toList();
            // Spread over the city, not the first street.
            int step = Math.max(1, fitting.size() / plan.most);
            for (int i = 0; i < fitting.size() && i / step < plan.most; i += step)
                sensors.add(sensor(plan, fitting.get(i), i / step + 1));
        }
        return sensors;
    }

    private static DemoSensor sensor(Plan plan, CityObject object, int number) {
        Point place = place(object);
        String name = object.name() == null ? "" : " · " + object.name();
        return new DemoSensor(
                plan.protocol,
                "SIM%s%s%04d".formatted(plan.network, plan.classCode, number).replace("_", "") + plan.only,
                "%s %d%s".formatted(plan.title, number, name),
                plan.network,
                place.getX(),
                place.getY(),
                plan.observes,
                object.id().toString());
    }

    private static Point place(CityObject object) {
        try {
            return new WKBReader().read(object.wkb()).getInteriorPoint();
        } catch (ParseException e) {
            throw new IllegalStateException("The geometry of " + object.id() + " is not well-known binary.", e);
        }
    }
}

package org.songhua.casework;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report to be taken.
 *
 * @param channel desk, web, open311, patrol, warning or import
 * @param classCode class, if it is known; else the class of what is unknown
 * @param text what was said, at most 4,000 characters; sealed at once
 * @param x longitude, null when the place is unknown
 * @param y latitude
 * @param crs of x and y: WGS84, CGCS2000, GCJ02 or BD09
 * @param method how the place was found: gps, map, geocode, asset, manual
 * @param accuracyMeters as the device said
 * @param address as told; sealed
 * @param contact who; sealed
 * @param answers to the questions of the class; sealed
 * @param severity if it is not that of the class
 * @param externalNo number in the system it comes from; a second report of that number is the first one
 * @param joins case that it belongs to, when somebody at the desk decided so; null to open one
 * @param mayPublish whether the reporter agrees that the text is shown
 * @param object id of the city object that it is about; null when that is found by place, or unknown
 */
public record NewReport(
        String channel,
        String classCode,
        String text,
        @Nullable Double x,
        @Nullable Double y,
        String crs,
        String method,
        @Nullable Double accuracyMeters,
        @Nullable String address,
        Contact contact,
        Map<String, String> answers,
        @Nullable Severity severity,
        @Nullable String externalNo,
        @Nullable UUID joins,
        boolean mayPublish,
        @Nullable UUID object) {
    public NewReport {
        answers = Map.copyOf(answers);
    }

    /** A report about no object that anybody named. */
    public NewReport(
            String channel,
            String classCode,
            String text,
            @Nullable Double x,
            @Nullable Double y,
            String crs,
            String method,
            @Nullable Double accuracyMeters,
            @Nullable String address,
            Contact contact,
            Map<String, String> answers,
            @Nullable Severity severity,
            @Nullable String externalNo,
            @Nullable UUID joins,
            boolean mayPublish) {
        this(
                channel,
                classCode,
                text,
                x,
                y,
                crs,
                method,
                accuracyMeters,
                address,
                contact,
                answers,
                severity,
                externalNo,
                joins,
                mayPublish,
                null);
    }

    /** A report of a text alone. */
    public static NewReport of(String channel, String classCode, String text) {
        return new NewReport(
                channel,
                classCode,
                text,
                null,
                null,
                "WGS84",
                "manual",
                null,
                null,
                Contact.NOBODY,
                Map.of(),
                null,
                null,
                null,
                false);
    }

    /** {@return the same at a place in WGS 84} */
    public NewReport at(double longitude, double latitude) {
        return new NewReport(
                channel,
                classCode,
                text,
                longitude,
                latitude,
                "WGS84",
                "map",
                accuracyMeters,
                address,
                contact,
                answers,
                severity,
                externalNo,
                joins,
                mayPublish,
                object);
    }

    /** {@return the same by somebody} */
    public NewReport by(Contact somebody) {
        return new NewReport(
                channel,
                classCode,
                text,
                x,
                y,
                crs,
                method,
                accuracyMeters,
                address,
                somebody,
                answers,
                severity,
                externalNo,
                joins,
                mayPublish,
                object);
    }

    /** {@return the same about a city object; without a place of its own it lies where the object does} */
    public NewReport about(@Nullable UUID cityObject) {
        return new NewReport(
                channel,
                classCode,
                text,
                x,
                y,
                crs,
                method,
                accuracyMeters,
                address,
                contact,
                answers,
                severity,
                externalNo,
                joins,
                mayPublish,
                cityObject);
    }
}

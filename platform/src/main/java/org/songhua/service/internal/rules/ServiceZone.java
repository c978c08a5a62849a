package org.songhua.service.internal.rules;

import java.time.ZoneId;

/** Days of services are days where the city lies. */
public final class ServiceZone {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private ServiceZone() {}
}

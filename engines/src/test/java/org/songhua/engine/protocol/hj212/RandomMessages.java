package org.songhua.engine.protocol.hj212;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Messages of every kind, drawn from a seed. */
final class RandomMessages {
    private RandomMessages() {}

    static Hj212Message any(Random random) {
        Integer flag = switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> 0;
            case 2 -> 4 + random.nextInt(4);
            default -> 8 + random.nextInt(4);
        };
        boolean isPart = random.nextInt(4) == 0;
        return new Hj212Message(
                random.nextBoolean() ? "20260101%09d".formatted(random.nextInt(1_000_000_000)) : "",
                Integer.toString(21 + random.nextInt(20)),
                Integer.toString(2011 + random.nextInt(50)),
                random.nextBoolean() ? "123456" : "",
                Long.toHexString(random.nextLong()).toUpperCase(java.util.Locale.ROOT),
                flag,
                isPart ? (Integer) 3 : null,
                isPart ? (Integer) (1 + random.nextInt(3)) : null,
                groups(random));
    }

    private static List<Map<String, String>> groups(Random random) {
        var groups = new ArrayList<Map<String, String>>();
        groups.add(Map.of("DataTime", "202601%02d%02d0000".formatted(1 + random.nextInt(28), random.nextInt(24))));
        for (int i = random.nextInt(8); i > 0; i--) {
            var group = new LinkedHashMap<String, String>();
            String code = "a%05d".formatted(random.nextInt(100_000));
            group.put(code + "-Rtd", Double.toString(Math.round(random.nextGaussian() * 1000) / 100.0));
            group.put(code + "-Flag", List.of("N", "D", "故障").get(random.nextInt(3)));
            groups.add(group);
        }
        return groups;
    }
}

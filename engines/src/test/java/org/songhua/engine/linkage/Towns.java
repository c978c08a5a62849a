package org.songhua.engine.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.songhua.engine.linkage.LinkRule.Block;
import org.songhua.engine.linkage.LinkRule.Comparison;
import org.songhua.engine.linkage.LinkRule.Level;
import org.songhua.engine.linkage.LinkRule.Part;

/** Made-up enterprises, some of them twice in another spelling, and the rule for them. */
final class Towns {
    static final LinkRule RULE = new LinkRule(
            List.of(
                    new Comparison(
                            "code",
                            "code",
                            Likeness.CODE,
                            List.of(level("same", 1.0, 0.9, 0.001), level("slip", 0.5, 0.05, 0.001), rest(0.05, 0.998)),
                            true),
                    new Comparison(
                            "name",
                            "name",
                            Likeness.NAME,
                            List.of(level("same", 0.99, 0.7, 0.01), level("alike", 0.85, 0.2, 0.05), rest(0.1, 0.94)),
                            false),
                    new Comparison(
                            "place",
                            "",
                            Likeness.PLACE,
                            List.of(level("near", 50.0, 0.8, 0.05), rest(0.2, 0.95)),
                            false)),
            List.of(
                    new Block(List.of(new Part("code", KeyForm.CODE, 0))),
                    new Block(List.of(new Part("name", KeyForm.HEAD, 0), new Part("name", KeyForm.TAIL, 0))),
                    new Block(List.of(new Part("", KeyForm.PLACE, 50)))),
            8,
            2);

    private static final String WORDS = "松江北山石油化工建材新城东方红旗百货长白天池";

    private Towns() {}

    private static Level level(String code, double bound, double m, double u) {
        return new Level(code, bound, m, u);
    }

    private static Level rest(double m, double u) {
        return new Level("other", null, m, u);
    }

    static List<LinkRecord> of(long seed, int count) {
        var random = new SplittableRandom(seed);
        var made = new ArrayList<LinkRecord>();
        for (int i = 0; i < count; i++) {
            boolean again = !made.isEmpty() && random.nextInt(4) == 0;
            made.add(again ? twin(random, made.get(random.nextInt(made.size())), i) : fresh(random, i));
        }
        return made;
    }

    private static LinkRecord fresh(SplittableRandom random, int i) {
        var values = new HashMap<String, String>(Map.of("name", word(random) + word(random) + "有限公司"));
        if (random.nextInt(3) > 0) values.put("code", code(random));
        double longitude = random.nextInt(5) == 0 ? Double.NaN : 125 + random.nextDouble() / 100;
        return new LinkRecord(
                "r" + i, values, longitude, Double.isNaN(longitude) ? longitude : 43 + random.nextDouble() / 100);
    }

    private static LinkRecord twin(SplittableRandom random, LinkRecord other, int i) {
        var values = new HashMap<>(other.values());
        values.computeIfPresent("name", (key, name) -> name.replace("有限", random.nextBoolean() ? "股份有限" : ""));
        if (random.nextBoolean()) values.remove("code");
        double moved = (random.nextDouble() - 0.5) / 2_000;
        return new LinkRecord("r" + i, values, other.longitude() + moved, other.latitude() + moved);
    }

    private static String word(SplittableRandom random) {
        int at = random.nextInt(WORDS.length() - 1);
        return WORDS.substring(at, at + 2);
    }

    private static String code(SplittableRandom random) {
        String head = "91220101MA0000%03d".formatted(random.nextInt(300));
        return head + CreditCode.check(head);
    }
}

package org.songhua.engine.text.address;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up addresses, taken apart as they are made. */
final class Streets {
    private static final List<String> CITIES = List.of("长春市", "吉林市", "四平市", "通化市");
    private static final List<String> DISTRICTS = List.of("朝阳区", "南关区", "船营区", "铁西区");
    private static final List<String> ROADS = List.of("人民大街", "解放路", "吉林大路", "红旗街", "重庆路", "松江路");
    private static final List<String> HOMES = List.of("万科城", "湖滨小区", "南湖新村", "阳光家园");

    private Streets() {}

    static List<TaggedAddress> of(long seed, int count) {
        var random = new SplittableRandom(seed);
        var addresses = new ArrayList<TaggedAddress>();
        for (int i = 0; i < count; i++) addresses.add(address(random));
        return addresses;
    }

    private static TaggedAddress address(SplittableRandom random) {
        var tokens = new ArrayList<String>();
        var tags = new ArrayList<String>();
        if (random.nextBoolean()) add(tokens, tags, "prov", "吉林省");
        if (random.nextInt(4) > 0) add(tokens, tags, "city", any(random, CITIES));
        if (random.nextInt(4) > 0) add(tokens, tags, "district", any(random, DISTRICTS));
        add(tokens, tags, "road", any(random, ROADS));
        add(tokens, tags, "roadno", random.nextInt(1, 3000) + "号");
        if (random.nextBoolean()) add(tokens, tags, "poi", any(random, HOMES));
        if (random.nextBoolean()) add(tokens, tags, "houseno", random.nextInt(1, 60) + "栋");
        if (random.nextBoolean()) add(tokens, tags, "roomno", random.nextInt(101, 3000) + "室");
        return new TaggedAddress(tokens, tags);
    }

    private static String any(SplittableRandom random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static void add(List<String> tokens, List<String> tags, String kind, String text) {
        String begin = "B-";
        for (String token : AddressParser.tokens(text)) {
            tokens.add(token);
            tags.add(begin + kind);
            begin = "I-";
        }
    }
}

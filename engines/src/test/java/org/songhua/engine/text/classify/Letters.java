package org.songhua.engine.text.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up letters to a city, each class with words of its own among words that all share. */
final class Letters {
    static final List<String> CLASSES = List.of("教育", "交通", "环保");
    private static final List<List<String>> OWN = List.of(
            List.of("学校", "老师", "补课", "学费", "招生", "幼儿园"),
            List.of("公交车", "红绿灯", "司机", "堵车", "线路", "出租车"),
            List.of("废气", "污水", "噪声", "粉尘", "臭味", "排放"));
    private static final List<String> SHARED =
            List.of("您好", "请问", "领导", "希望", "解决", "我们", "问题", "多年", "没有", "反映", "谢谢", "小区");

    private Letters() {}

    static List<Example> of(long seed, int count) {
        var random = new SplittableRandom(seed);
        var letters = new ArrayList<Example>();
        for (int i = 0; i < count; i++) letters.add(letter(random, i % CLASSES.size()));
        return letters;
    }

    private static Example letter(SplittableRandom random, int label) {
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            List<String> words = i == 5 || i == 8 ? OWN.get(label) : SHARED;
            text.append(words.get(random.nextInt(words.size())));
            if (i % 4 == 3) text.append('，');
        }
        return new Example(text.toString(), CLASSES.get(label));
    }
}

package org.songhua.engine.text.address;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be seen at a token: itself and its neighbours, alone and together, what kind of characters they are, and which word that ends
 * a part (路, 号, 小区 …) comes next and how far away.
 */
final class TokenFeatures {
    private static final String ENDINGS = "省市区县州盟旗镇乡街道路巷弄胡同里号村社组队屯园苑庄城厦广场楼幢栋座单元室层门店院厂校口桥";
    private static final int LOOK_AHEAD = 5;
    private static final String NOTHING = "_";

    private TokenFeatures() {}

    /** {@return the features of each token} */
    static List<List<String>> of(List<String> tokens) {
        List<String> shapes = tokens.stream().map(TokenFeatures::shape).toList();
        var all = new ArrayList<List<String>>();
        for (int i = 0; i < tokens.size(); i++) all.add(at(tokens, shapes, i));
        return all;
    }

    private static List<String> at(List<String> tokens, List<String> shapes, int i) {
        String before2 = near(shapes, i - 2);
        String before = near(shapes, i - 1);
        String here = near(shapes, i);
        String after = near(shapes, i + 1);
        String after2 = near(shapes, i + 2);
        return List.of(
                "0" + here,
                "1" + before,
                "2" + after,
                "3" + before2,
                "4" + after2,
                "5" + before + here,
                "6" + here + after,
                "7" + before2 + before,
                "8" + after + after2,
                "9" + before + here + after,
                "a" + before2 + before + here,
                "b" + here + after + after2,
                "c" + kind(before) + kind(here) + kind(after) + kind(after2),
                "d" + ending(tokens, i),
                "e" + here + ending(tokens, i + 1),
                "f" + Math.min(i, 3) + here);
    }

    private static String near(List<String> shapes, int i) {
        return i < 0 || i >= shapes.size() ? NOTHING : shapes.get(i);
    }

    /** Numbers by their length, everything else as it is: a road number not seen before is like others. */
    static String shape(String token) {
        char first = token.charAt(0);
        if (first >= '0' && first <= '9') return "9".repeat(Math.min(4, token.length()));
        if (first < 128 && Character.isLetter(first)) return "A".repeat(Math.min(2, token.length()));
        return token;
    }

    private static char kind(String shape) {
        char first = shape.charAt(0);
        if (first == '9') return '9';
        if (first == 'A') return 'A';
        if (first == '_') return '_';
        if ("一二三四五六七八九十百".indexOf(first) >= 0) return '1';
        if (ENDINGS.indexOf(first) >= 0) return 'E';
        return Character.isLetter(first) ? 'H' : '-';
    }

    private static String ending(List<String> tokens, int i) {
        for (int ahead = 0; ahead < LOOK_AHEAD && i + ahead < tokens.size(); ahead++) {
            String token = tokens.get(i + ahead);
            if (ENDINGS.contains(token)) return ahead + token;
        }
        return NOTHING;
    }
}

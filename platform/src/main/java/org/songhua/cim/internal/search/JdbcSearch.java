package org.songhua.cim.internal.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.cim.Search;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.text.Grams;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.stereotype.Service;

/**
 * Search through the index on {@code grams}: a text that contains the question contains all its unigrams and bigrams;
 * what else contains them is sorted out by {@code like}.
 */
@Service
class JdbcSearch implements Search {
    private static final String SELECT = """
        select id, class, name, search, geom, attributes ->> 'address' as address
        from cim.object %s
        order by (search = ? or search like ?) desc, (search like ?) desc,
                 (box && box(point(?, ?), point(?, ?))) desc, length(search), id
        limit ?\
        """;
    private static final int LONGEST_TEXT = 100;

    private final Database database;

    JdbcSearch(Database database) {
        this.database = database;
    }

    @Override
    public List<Hit> search(String text, @Nullable Extent near, int limit, Scope scope) {
        String normalised = Grams.normalise(text).strip();
        if (normalised.isEmpty()) return List.of();
        if (normalised.codePointCount(0, normalised.length()) > LONGEST_TEXT)
            normalised = normalised.substring(0, normalised.offsetByCodePoints(0, LONGEST_TEXT));
        List<String> words =
                Arrays.stream(normalised.split(" ")).filter(w -> !w.isEmpty()).toList();
        var conditions = ObjectConditions.within(scope).and("grams @> ?", (Object) grams(words));
        words.forEach(word -> conditions.and("search like ?", "%" + escaped(word) + "%"));
        Extent preferred = Objects.requireNonNullElse(near, Extent.WORLD);
        return database.list(
                SELECT.formatted(conditions.where()),
                JdbcSearch::hit,
                conditions.parameters(
                        normalised,
                        escaped(normalised) + "\n%",
                        escaped(normalised) + "%",
                        preferred.east(),
                        preferred.north(),
                        preferred.west(),
                        preferred.south(),
                        limit));
    }

    private static Integer[] grams(List<String> words) {
        var all = new TreeSet<Integer>();
        for (String word : words) Arrays.stream(Grams.ofQuery(word)).forEach(all::add);
        return new ArrayList<>(all).toArray(Integer[]::new);
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Hit hit(Row row) {
        double[] point = Wkb.representativePoint(Wkb.read(row.bytes("geom")));
        String name = row.findText("name");
        return new Hit(
                new ObjectId(row.uuid("id")),
                row.text("class"),
                name != null ? name : row.text("search").lines().findFirst().orElse(""),
                row.findText("address"),
                point[0],
                point[1]);
    }
}

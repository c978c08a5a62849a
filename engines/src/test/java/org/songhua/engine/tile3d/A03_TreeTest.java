package org.songhua.engine.tile3d;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

class A03_TreeTest {
    private static Tree.Content content(SplittableRandom random) {
        double longitude = 125 + random.nextDouble(0, 0.5);
        double latitude = 43.5 + random.nextDouble(0, 0.5);
        double size = Math.exp(random.nextDouble(0, 8));
        var region = Region.around(longitude, latitude, longitude + size / 2e5, latitude + size / 2e5, 0, size, 0);
        return new Tree.Content(Cell.at(longitude, latitude, Levels.zoom(size)), region);
    }

    private static List<Tree.Content> contents(SplittableRandom random) {
        var seen = new HashSet<Cell>();
        var list = new ArrayList<Tree.Content>();
        int count = random.nextInt(1, 60);
        for (int i = 0; i < count; i++) {
            Tree.Content one = content(random);
            if (seen.add(one.cell())) list.add(one);
        }
        return list;
    }

    private static void collect(Tree.Node node, List<Tree.Node> out) {
        out.add(node);
        node.children().forEach(child -> collect(child, out));
    }

    @Test
    void withoutContentThereIsNoTree() {
        assertThat(Tree.of(List.of())).isNull();
    }

    @Test
    void aSingleCellIsTheRoot() {
        var only = content(new SplittableRandom(1));
        var root = Tree.of(List.of(only));
        assertThat(root.cell()).isEqualTo(only.cell());
        assertThat(root.children()).isEmpty();
        assertThat(root.geometricError()).isZero();
    }

    @Test
    void everyContentIsThereOnceAndEveryRegionHoldsWhatIsBelow() {
        Seeded.check(1_000, random -> {
            var contents = contents(random);
            var root = Tree.of(contents);
            var nodes = new ArrayList<Tree.Node>();
            collect(root, nodes);
            assertThat(nodes.stream().filter(n -> n.content() != null).map(Tree.Node::cell))
                    .containsExactlyInAnyOrderElementsOf(
                            contents.stream().map(Tree.Content::cell).toList());
            for (Tree.Node node : nodes) {
                if (node.content() != null)
                    assertThat(node.region().contains(node.content())).isTrue();
                for (Tree.Node child : node.children()) {
                    assertThat(node.region().contains(child.region())).isTrue();
                    assertThat(child.cell().parent()).isEqualTo(node.cell());
                    assertThat(child.geometricError()).isLessThanOrEqualTo(node.geometricError());
                }
            }
        });
    }

    @Test
    void theOrderInWhichContentComesDoesNotMatter() {
        Seeded.check(200, random -> {
            var contents = contents(random);
            var reversed = new ArrayList<>(contents);
            java.util.Collections.reverse(reversed);
            assertThat(Tree.of(reversed)).isEqualTo(Tree.of(contents));
        });
    }

    @Test
    void aTilesetSaysItsVersionAndHowToRefine() {
        var root =
                Tree.of(List.of(new Tree.Content(new Cell(15, 27_800, 11_900), new Region(125, 43, 126, 44, 0, 30))));
        String json = json(root, 99);
        assertThat(json).startsWith("{\"asset\":{\"version\":\"1.1\",\"tilesetVersion\":\"7\"");
        assertThat(json).contains("\"refine\":\"ADD\"", "\"uri\":\"c/15/27800/11900\"", "\"geometricError\":0");
        // 125 degrees are 2.181661564993 radians.
        assertThat(json).contains("{\"region\":[2.181661564993,");
    }

    @Test
    void nodesAtTheCutAreTilesetsOfTheirOwn() {
        var random = new SplittableRandom(5);
        var contents = new ArrayList<Tree.Content>();
        for (int i = 0; i < 300; i++) contents.add(content(random));
        var root = Tree.of(new ArrayList<>(new java.util.TreeMap<Cell, Tree.Content>(contents.stream()
                        .collect(java.util.stream.Collectors.toMap(Tree.Content::cell, c -> c, (a, b) -> a)))
                .values()));
        assertThat(json(root, 12)).contains("\"uri\":\"s/12/").doesNotContain("\"uri\":\"c/13/", "\"uri\":\"c/16/");
        assertThat(json(root, 99)).doesNotContain("\"uri\":\"s/");
        // What begins at the cut is written out.
        var cut = new ArrayList<Tree.Node>();
        collect(root, cut);
        var below = cut.stream()
                .filter(n -> n.cell().zoom() == 12 && !n.children().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(json(below, 12)).doesNotContain("\"uri\":\"s/").contains("\"uri\":\"c/1");
    }

    private static String json(Tree.Node root, int cut) {
        return new String(
                new TilesetWriter(c -> "c/" + c, c -> "s/" + c, cut).write(root, "7"), StandardCharsets.UTF_8);
    }
}

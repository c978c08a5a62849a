package org.songhua.demo.internal.shape;

/** Which things hang together: union-find with path halving. The piece of a thing is named by its least member. */
public final class Pieces {
    private final int[] parent;

    /** Things 0 to count - 1, each on its own. */
    public Pieces(int count) {
        parent = new int[count];
        for (int i = 0; i < count; i++) parent[i] = i;
    }

    /** {@return the least thing that hangs together with this one} */
    public int of(int thing) {
        int at = thing;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Ties two things together. */
    public void join(int a, int b) {
        int first = of(a);
        int second = of(b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }
}

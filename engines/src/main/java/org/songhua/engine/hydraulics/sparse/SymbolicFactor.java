package org.songhua.engine.hydraulics.sparse;

import java.util.Arrays;

/**
 * Where the entries of the factor L D Lᵀ of a sparse symmetric matrix lie, found once for all matrices of one pattern.
 * Unknowns are in the order of elimination, so that whoever numbers its own arrays by {@link #order()} needs no
 * permutation afterwards. Immutable; many threads may factor with it.
 */
public final class SymbolicFactor {
    private final int[] order;
    private final int[] position;
    /** Where each column begins in the rows. */
    final int[] columns;
    /** Rows of the entries below the diagonal, ascending in each column. */
    final int[] rows;
    /** Groups of columns that have equal rows below the group: first column and the one after the last of each. */
    final int[] groups;
    /** For each pair of rows below each group, or of a column outside groups, the entry of the factor it changes. */
    final int[] program;

    private SymbolicFactor(int[] order, int[] columns, int[] rows) {
        this.order = order;
        this.position = inverse(order);
        this.columns = columns;
        this.rows = rows;
        this.groups = groups(columns, rows);
        this.program = program(groups, columns, rows);
    }

    /**
     * Orders and analyses a pattern.
     *
     * @param size number of unknowns
     * @param first one end of each off-diagonal entry; negative when the entry is not of the matrix
     * @param second its other end; negative when the entry is not of the matrix
     */
    public static SymbolicFactor of(int size, int[] first, int[] second) {
        var graph = Graph.of(size, first, second);
        int[] order = MinimumDegree.order(graph.pointers(), graph.neighbours());
        int[] post = postorder(parents(graph, order));
        var better = new int[size];
        for (int k = 0; k < size; k++) better[k] = order[post[k]];
        return pattern(graph, better);
    }

    private static SymbolicFactor pattern(Graph graph, int[] order) {
        int size = order.length;
        int[] parent = parents(graph, order);
        int[] position = inverse(order);
        var columnRows = new int[size][];
        var seen = new int[size];
        Arrays.fill(seen, -1);
        var children = new Children(parent);
        var buffer = new int[size];
        for (int j = 0; j < size; j++) {
            int count = 0;
            seen[j] = j;
            for (int k = graph.pointers()[order[j]]; k < graph.pointers()[order[j] + 1]; k++) {
                count = add(position[graph.neighbours()[k]], j, seen, buffer, count);
            }
            for (int child = children.first(j); child >= 0; child = children.next(child)) {
                for (int row : columnRows[child]) count = add(row, j, seen, buffer, count);
            }
            columnRows[j] = Arrays.copyOf(buffer, count);
            Arrays.sort(columnRows[j]);
        }
        return join(order, columnRows);
    }

    private static int add(int row, int column, int[] seen, int[] buffer, int count) {
        if (row <= column || seen[row] == column) return count;
        seen[row] = column;
        buffer[count] = row;
        return count + 1;
    }

    private static SymbolicFactor join(int[] order, int[][] columnRows) {
        var columns = new int[order.length + 1];
        for (int j = 0; j < order.length; j++) columns[j + 1] = columns[j] + columnRows[j].length;
        var rows = new int[columns[order.length]];
        for (int j = 0; j < order.length; j++)
            System.arraycopy(columnRows[j], 0, rows, columns[j], columnRows[j].length);
        return new SymbolicFactor(order, columns, rows);
    }

    /** Elimination tree (Liu 1990): the parent of an unknown is the first it changes. */
    private static int[] parents(Graph graph, int[] order) {
        int[] position = inverse(order);
        var parent = new int[order.length];
        var ancestor = new int[order.length];
        Arrays.fill(parent, -1);
        Arrays.fill(ancestor, -1);
        for (int j = 0; j < order.length; j++) {
            for (int k = graph.pointers()[order[j]]; k < graph.pointers()[order[j] + 1]; k++) {
                climb(position[graph.neighbours()[k]], j, parent, ancestor);
            }
        }
        return parent;
    }

    private static void climb(int from, int to, int[] parent, int[] ancestor) {
        int i = from;
        while (i >= 0 && i < to) {
            int up = ancestor[i];
            ancestor[i] = to;
            if (up < 0) parent[i] = to;
            i = up;
        }
    }

    private static int[] postorder(int[] parent) {
        var children = new Children(parent);
        var result = new int[parent.length];
        var stack = new int[parent.length + 1];
        int filled = 0;
        for (int root = 0; root < parent.length; root++) {
            if (parent[root] < 0) filled = visit(root, children, stack, result, filled);
        }
        return result;
    }

    private static int visit(int root, Children children, int[] stack, int[] result, int at) {
        int filled = at;
        int depth = 0;
        stack[depth++] = root;
        while (depth > 0) {
            int top = stack[depth - 1];
            int child = children.take(top);
            if (child >= 0) stack[depth++] = child;
            else {
                result[filled++] = top;
                depth--;
            }
        }
        return filled;
    }

    /** Fundamental supernodes (Liu, Ng and Peyton 1993): a column joins the one before when they differ by itself alone. */
    private static int[] groups(int[] columns, int[] rows) {
        int size = columns.length - 1;
        var groups = new int[size + 1];
        int count = 0;
        int end;
        for (int begin = 0; begin < size; begin = end) {
            end = begin + 1;
            while (end < size && joins(end, columns, rows)) end++;
            if (end == begin + 1) continue;
            groups[count++] = begin;
            groups[count++] = end;
        }
        return Arrays.copyOf(groups, count);
    }

    private static boolean joins(int j, int[] columns, int[] rows) {
        int before = columns[j] - columns[j - 1];
        return before == columns[j + 1] - columns[j] + 1 && rows[columns[j - 1]] == j;
    }

    private static int[] program(int[] groups, int[] columns, int[] rows) {
        boolean[] skipped = followed(groups, columns.length - 1);
        var program = new int[Math.toIntExact(pairs(skipped, columns))];
        int at = 0;
        for (int j = 0; j < skipped.length; j++) {
            if (skipped[j]) continue;
            for (int a = columns[j]; a < columns[j + 1]; a++) at = pairs(a, columns[j + 1], columns, rows, program, at);
        }
        return program;
    }

    /** {@return which columns are followed by another of their group} */
    private static boolean[] followed(int[] groups, int size) {
        var followed = new boolean[size];
        for (int g = 0; g < groups.length; g += 2) Arrays.fill(followed, groups[g], groups[g + 1] - 1, true);
        return followed;
    }

    private static long pairs(boolean[] skipped, int[] columns) {
        long sum = 0;
        for (int j = 0; j < skipped.length; j++) {
            long m = (long) columns[j + 1] - columns[j];
            if (!skipped[j]) sum += m * (m - 1) / 2;
        }
        return sum;
    }

    private static int pairs(int a, int end, int[] columns, int[] rows, int[] program, int at) {
        int k = columns[rows[a]];
        int filled = at;
        for (int b = a + 1; b < end; b++) {
            while (rows[k] != rows[b]) k++;
            program[filled++] = k;
        }
        return filled;
    }

    private static int[] inverse(int[] order) {
        var position = new int[order.length];
        for (int k = 0; k < order.length; k++) position[order[k]] = k;
        return position;
    }

    /** {@return the unknowns in the order of elimination; a copy} */
    public int[] order() {
        return order.clone();
    }

    /** {@return number of unknowns} */
    public int size() {
        return order.length;
    }

    /** {@return number of entries below the diagonal of the factor} */
    public int entries() {
        return rows.length;
    }

    /** {@return entries of the longest column} */
    int longest() {
        int longest = 0;
        for (int j = 0; j < size(); j++) longest = Math.max(longest, columns[j + 1] - columns[j]);
        return longest;
    }

    /** {@return columns of the largest group} */
    int largest() {
        int most = 0;
        for (int g = 0; g < groups.length; g += 2) most = Math.max(most, groups[g + 1] - groups[g]);
        return most;
    }

    /** {@return pairs of rows, a row with itself too, below the group that has most} */
    int widest() {
        int rows = 0;
        for (int g = 0; g < groups.length; g += 2)
            rows = Math.max(rows, columns[groups[g + 1]] - columns[groups[g + 1] - 1]);
        return rows * (rows + 1) / 2;
    }

    /** {@return where the unknown stands in the order of elimination} */
    public int position(int unknown) {
        return position[unknown];
    }

    /**
     * {@return the entry of the factor between two unknowns, given by their positions}
     *
     * @throws IllegalArgumentException if the pattern has none
     */
    public int entry(int positionA, int positionB) {
        int column = Math.min(positionA, positionB);
        int found = Arrays.binarySearch(rows, columns[column], columns[column + 1], Math.max(positionA, positionB));
        if (found < 0) throw new IllegalArgumentException("No entry between " + positionA + " and " + positionB);
        return found;
    }

    /** Children in the elimination tree as linked lists in arrays. */
    private static final class Children {
        private final int[] first;
        private final int[] next;

        Children(int[] parent) {
            first = new int[parent.length];
            next = new int[parent.length];
            Arrays.fill(first, -1);
            for (int j = parent.length - 1; j >= 0; j--) {
                if (parent[j] < 0) continue;
                next[j] = first[parent[j]];
                first[parent[j]] = j;
            }
        }

        int first(int parent) {
            return first[parent];
        }

        int next(int child) {
            return next[child];
        }

        /** {@return the first child, which is taken from the list; -1 when there is none} */
        int take(int parent) {
            int child = first[parent];
            if (child >= 0) first[parent] = next[child];
            return child;
        }
    }
}

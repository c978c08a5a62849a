package org.songhua.engine.siting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/**
 * Flows of least cost beside those of OR-Tools, a library of others, where its jars are at hand: {@code -Dsonghua.ortools=} a class path
 * of ortools-java, its native part for this machine, jna, jna-platform and protobuf-java. Spoken to by reflection, so that nothing
 * depends on it.
 */
class C07_OrToolsTest {
    private static final String JARS = System.getProperty("songhua.ortools", "");

    private record Arc(int from, int to, int most, int cost) {}

    /** The solver of OR-Tools for one problem. */
    private static final class Theirs {
        private final Class<?> type;
        private final Object solver;

        Theirs(ClassLoader loader) throws ReflectiveOperationException {
            type = loader.loadClass("com.google.ortools.graph.MinCostFlow");
            solver = type.getConstructor().newInstance();
        }

        private Object call(String name, Object... arguments) throws ReflectiveOperationException {
            for (Method method : type.getMethods())
                if (method.getName().equals(name) && method.getParameterCount() == arguments.length)
                    return method.invoke(solver, arguments);
            throw new NoSuchMethodException(name);
        }

        void arc(Arc arc) throws ReflectiveOperationException {
            call("addArcWithCapacityAndUnitCost", arc.from, arc.to, (long) arc.most, (long) arc.cost);
        }

        void supply(int node, long amount) throws ReflectiveOperationException {
            call("setNodeSupply", node, amount);
        }

        long[] carriedAndCost() throws ReflectiveOperationException {
            assertThat(call("solveMaxFlowWithMinCost")).hasToString("OPTIMAL");
            return new long[] {(long) call("getMaximumFlow"), (long) call("getOptimalCost")};
        }
    }

    private static ClassLoader loader() throws Exception {
        var urls = new java.util.ArrayList<URL>();
        for (String jar : JARS.split(File.pathSeparator))
            urls.add(Path.of(jar).toUri().toURL());
        var loader = new URLClassLoader(urls.toArray(URL[]::new), C07_OrToolsTest.class.getClassLoader());
        loader.loadClass("com.google.ortools.Loader")
                .getMethod("loadNativeLibraries")
                .invoke(null);
        return loader;
    }

    @Test
    void a_flow_carries_as_much_as_theirs_at_the_same_cost() throws Exception {
        assumeTrue(!JARS.isEmpty(), "needs OR-Tools");
        ClassLoader loader = loader();
        Seeded.check(200, random -> compare(loader, random, random.nextInt(2, 60), random.nextInt(300)));
        Seeded.check(3, random -> compare(loader, random, 2_000, 12_000));
    }

    private static void compare(ClassLoader loader, SplittableRandom random, int nodes, int arcs) {
        var ours = new MinCostFlow(nodes);
        try {
            var theirs = new Theirs(loader);
            for (int i = 0; i < arcs; i++) {
                var arc =
                        new Arc(random.nextInt(nodes), random.nextInt(nodes), random.nextInt(50), random.nextInt(1000));
                ours.addArc(arc.from, arc.to, arc.most, arc.cost);
                theirs.arc(arc);
            }
            long supplied = 0;
            for (int node = 0; node < nodes; node++) {
                int supply = random.nextInt(-40, 41);
                supplied += Math.max(0, supply);
                ours.supply(node, supply);
                theirs.supply(node, supply);
            }
            ours.solve();
            long[] expected = theirs.carriedAndCost();
            assertThat(supplied - ours.uncarried()).as("carried").isEqualTo(expected[0]);
            assertThat(ours.cost()).as("cost").isEqualTo(expected[1]);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}

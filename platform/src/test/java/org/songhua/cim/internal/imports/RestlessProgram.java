package org.songhua.cim.internal.imports;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.people.Scope;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;

/**
 * A program to be killed: imports without end, new data sets and old ones changed, and meanwhile edits one object
 * without end. Prints a line for everything that was acknowledged to it, after it was.
 */
public final class RestlessProgram {
    static final String EDITED_DATASET = "edited";
    static final String MERGED_DATASET = "merged";
    static final int OBJECTS = 4000;

    private final Path folder;
    private final Imports imports;
    private final CityObjects objects;
    private final PrintStream out;

    private RestlessProgram(Path folder, Imports imports, CityObjects objects, PrintStream out) {
        this.folder = folder;
        this.imports = imports;
        this.objects = objects;
        this.out = out;
    }

    /** @param arguments data folder, number of the round */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int round = Integer.parseInt(arguments[1]);
        try (Store store = Store.open(settings(folder));
                var context = Application.work(store, Map.of())) {
            var program = new RestlessProgram(
                    folder, context.getBean(Imports.class), context.getBean(CityObjects.class), System.out);
            program.run(round);
        }
    }

    static Settings settings(Path folder) {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        return new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
    }

    private void run(int round) throws IOException {
        if (objects.datasets().stream().noneMatch(d -> d.code().equals(EDITED_DATASET)))
            importOne(EDITED_DATASET, 0, 1);
        Thread.ofPlatform().daemon().start(this::editForEver);
        out.println("working");
        var random = new Random(round);
        for (int number = 0; ; number++) {
            importOne("round_%d_%d".formatted(round, number), 0, OBJECTS);
            importOne(MERGED_DATASET, random.nextInt(), OBJECTS);
        }
    }

    private void importOne(String dataset, int salt, int count) throws IOException {
        Path file = Files.createTempFile(folder, dataset, ".json");
        Files.writeString(file, features(salt, count));
        ImportStatus status =
                imports.run(new ImportRequest(file, dataset, null, null, dataset, null, null, false, "restless"));
        Files.delete(file);
        out.println("imported " + dataset + " " + status.state() + " " + status.imported() + " salt " + salt);
    }

    /** Every object of one import carries the same salt: a mixture would be seen. */
    private static String features(int salt, int count) {
        var text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < count; i++) {
            if (i > 0) text.append(',');
            text.append(ImportDriver.point(
                    "o" + i, 126 + i * 1e-4, 43.8, "{\"name\":\"第%d号\",\"salt\":%d}".formatted(i, salt)));
        }
        return text.append("]}").toString();
    }

    private void editForEver() {
        int dataset = objects.datasets().stream()
                .filter(d -> d.code().equals(EDITED_DATASET))
                .findFirst()
                .orElseThrow()
                .number();
        var id = ObjectId.of(dataset, "o0");
        CityObject object = objects.find(id, Scope.ALL).orElseThrow();
        while (true) {
            var edit = new ObjectEdit("edit " + object.revision(), true, Map.of());
            object = objects.edit(id, object.revision(), edit, Scope.ALL, "restless");
            out.println("edited " + object.revision());
        }
    }
}

package org.songhua.wiring;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Exports;
import org.songhua.cim.Exports.Format;
import org.songhua.engine.text.Parsing;
import org.songhua.people.Scope;
import org.songhua.sensing.ReadingExports;
import org.songhua.store.DataFolder;
import org.songhua.store.DataFolderInUseException;
import org.songhua.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports objects to a file: from the data folder, or through the platform that serves it. */
@Command(
        name = "export",
        description = {
            "Export objects as GeoJSON, CSV, Shapefile (.zip), GeoPackage, FlatGeobuf, CityJSON, CityJSONSeq or CityGML.",
            "The format follows from the name of the file unless it is given.",
            "With --month: the readings of a network as Parquet."
        },
        mixinStandardHelpOptions = true)
class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "File to write; must not exist.")
    Path file = Path.of("");

    @Option(
            names = "--format",
            description = "geojson, csv, shapefile, geopackage, flatgeobuf, cityjson, cityjsonseq, citygml.")
    @Nullable
    String format;

    @Option(names = "--class", paramLabel = "CLASS", split = ",", description = "Classes wanted (default: all).")
    List<String> classCodes = List.of();

    @Option(names = "--dataset", description = "Data set wanted (default: all).")
    @Nullable
    String dataset;

    @Option(names = "--crs", description = "Reference system, such as EPSG:4551 or GCJ-02 (default: degrees).")
    @Nullable
    String crs;

    @Option(names = "--encoding", description = "Encoding of texts in Shapefiles and tables (default: UTF-8).")
    @Nullable
    String encoding;

    @Option(
            names = "--month",
            description = "Readings of this month of UTC, as 2026-05, as Parquet; instead of objects.")
    @Nullable
    String month;

    @Option(names = "--network", description = "With --month: only readings of this network (default: all).")
    String network = "";

    @Mixin
    StoreOptions options = new StoreOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Files.exists(file)) throw new StoreException("There is a file " + file + " already.");
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new StoreException("The folder of " + file + " does not exist.");
        }
        if (month != null) return readings(month);
        var request = new Exports.ExportRequest(wanted(), classCodes, dataset, List.of(), crs, encoding);
        try (Store store = Store.open(options.settings());
                var context = Application.work(store, Map.of())) {
            Exports exports = context.getBean(Exports.class);
            return write(out -> exports.write(request, Scope.ALL, out));
        } catch (DataFolderInUseException e) {
            return fetch(e, "/api/export?" + query(request));
        }
    }

    private int readings(String text) throws IOException, InterruptedException {
        YearMonth wanted = month(text);
        try (Store store = Store.open(options.settings());
                var context = Application.work(store, Map.of())) {
            ReadingExports exports = context.getBean(ReadingExports.class);
            return write(out -> exports.write(network, wanted, out));
        } catch (DataFolderInUseException e) {
            String query = "month=" + wanted + "&network=" + URLEncoder.encode(network, StandardCharsets.UTF_8);
            return fetch(e, "/api/export/readings?" + query);
        }
    }

    private static YearMonth month(String text) {
        return Parsing.find(text, YearMonth::parse)
                .orElseThrow(() -> new StoreException(text + " is no month such as 2026-05."));
    }

    /** What is written to a stream. */
    private interface Content {
        /** {@return how many} */
        long write(OutputStream out) throws IOException;
    }

    private Format wanted() {
        String code = format;
        if (code != null) {
            return Format.find(code).orElseThrow(() -> new StoreException("There is no format " + code + "."));
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        // Longer endings first: .city.json before .json.
        return Arrays.stream(Format.values())
                .sorted((a, b) -> b.suffix().length() - a.suffix().length())
                .filter(candidate -> name.endsWith(candidate.suffix()))
                .findFirst()
                .orElseThrow(() -> new StoreException("The name of the file tells no format; give --format."));
    }

    private int write(Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            System.out.printf("exported %d%n", content.write(out));
            return 0;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** The platform that owns the folder does the work; a key in the folder lets its user in. */
    private int fetch(DataFolderInUseException inUse, String path) throws IOException, InterruptedException {
        URI address = DataFolder.owner(options.data)
                .filter(owner -> owner.contains(" at "))
                .map(owner -> URI.create(owner.substring(owner.indexOf(" at ") + 4)))
                .orElseThrow(() -> inUse);
        var http = HttpRequest.newBuilder(address.resolve(path));
        LocalKey.read(options.data).ifPresent(key -> http.header("Authorization", "Bearer " + key));
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(http.build(), BodyHandlers.ofFile(file));
            if (response.statusCode() < 300) return 0;
            String problem = Files.readString(file);
            Files.deleteIfExists(file);
            throw new StoreException("The platform answered %d: %s".formatted(response.statusCode(), problem));
        }
    }

    private static String query(Exports.ExportRequest request) {
        var query = new StringBuilder("format=" + request.format().code());
        for (String code : request.classCodes()) add(query, "class", code);
        add(query, "dataset", request.dataset());
        add(query, "crs", request.crs());
        add(query, "encoding", request.encoding());
        return query.toString();
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null)
            query.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}

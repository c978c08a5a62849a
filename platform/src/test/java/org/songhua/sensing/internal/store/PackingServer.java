package org.songhua.sensing.internal.store;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;

/**
 * The platform for measurements, in a process of its own: as {@code serve --trust-local} runs it, and told by a line {@code pack} on its input it packs
 * what is in memory, which a city's platform does as memory runs short. It ends with its input.
 */
public final class PackingServer {
    private PackingServer() {}

    /** @param arguments an empty folder for the data */
    public static void main(String[] arguments) throws Exception {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(Path.of(arguments[0]), null, null, null, cache, EmbeddedPostgres.durableSettings());
        Map<String, Object> properties = Map.of(
                "server.port", 0,
                "songhua.trust-local", true,
                "songhua.gateway.hj212-port", -1,
                "songhua.gateway.gb26875-port", -1,
                "songhua.gateway.jt808-port", -1,
                "songhua.gateway.mqtt-port", -1);
        try (var context = Application.serve(Store.open(settings), properties)) {
            System.out.println("ready http://127.0.0.1:" + Application.port(context));
            var store = context.getBean(StoredObservations.class);
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("pack")) {
                    store.sealUntil(0);
                    store.trim();
                }
                System.out.println("done " + line);
            }
        }
    }
}

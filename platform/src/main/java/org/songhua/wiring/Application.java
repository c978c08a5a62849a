package org.songhua.wiring;

import java.util.Map;
import org.songhua.SonghuaApplication;
import org.songhua.store.StoreException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the modules over an open store; closing the context closes the store. */
public final class Application {
    private Application() {}

    /** Starts everything with the web server. */
    public static ConfigurableApplicationContext serve(Store store, Map<String, ?> properties) {
        return run(SonghuaApplication.class, store, WebApplicationType.SERVLET, properties);
    }

    /** Starts the modules without the web server, for commands that work on the data folder. */
    public static ConfigurableApplicationContext work(Store store, Map<String, ?> properties) {
        return run(WorkApplication.class, store, WebApplicationType.NONE, properties);
    }

    /** {@return port that the web server listens on} */
    public static int port(ConfigurableApplicationContext context) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) throw new StoreException("The web server did not start.");
        return server.getPort();
    }

    private static ConfigurableApplicationContext run(
            Class<?> modules, Store store, WebApplicationType web, Map<String, ?> properties) {
        ApplicationContextInitializer<GenericApplicationContext> addStore =
                context -> context.registerBean(Store.class, () -> store);
        Logs.keep();
        try {
            return new SpringApplicationBuilder(modules)
                    .initializers(addStore)
                    .web(web)
                    .properties("songhua.version=" + Version.CURRENT)
                    .logStartupInfo(false)
                    .run(arguments(properties));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static String[] arguments(Map<String, ?> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }
}

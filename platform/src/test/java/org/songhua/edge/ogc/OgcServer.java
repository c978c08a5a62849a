package org.songhua.edge.ogc;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.songhua.AtExit;
import org.songhua.pack.Packs;
import org.songhua.pack.part.PackContent;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.TestDatabase;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The OGC API and the city model over a real database with a small catalogue and city, so that these tests speak of the
 * standards and not of what the packs hold today. Everybody is let in; headers narrow the scope of a request.
 */
public final class OgcServer implements AutoCloseable {
    /** Comma-separated classes that the caller may see. */
    public static final String CLASSES_HEADER = "X-Test-Classes";

    /** Comma-separated heads of the regions that the caller may see. */
    public static final String REGIONS_HEADER = "X-Test-Regions";

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;

    private OgcServer(TestDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    /** {@return a server that all tests of a run share; they only read} */
    public static OgcServer shared() {
        return Shared.SERVER;
    }

    /** {@return a server of one's own} */
    public static OgcServer start() {
        return start(0);
    }

    /** {@return a server of one's own on a given port} */
    public static OgcServer start(int port) {
        TestDatabase database = TestDatabase.create();
        SmallCity.build(database.database());
        var context = new SpringApplicationBuilder(Setup.class)
                .initializers(c -> ((GenericApplicationContext) c)
                        .registerBean(
                                "dataSource", DataSource.class, database::source, d -> d.setDestroyMethodName("")))
                .logStartupInfo(false)
                // Closed in turn by AtExit, the database last.
                .registerShutdownHook(false)
                .run("--server.port=" + port);
        return new OgcServer(database, context);
    }

    /** {@return a client for the API's root} */
    public OgcClient client() {
        var web = ((WebServerApplicationContext) context).getWebServer();
        return new OgcClient("http://127.0.0.1:" + web.getPort() + "/ogcapi");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    private static final class Shared {
        static final OgcServer SERVER = start();

        static {
            AtExit.run(SERVER.context::close);
        }
    }

    /** Not annotated as a configuration, so that the platform's own scan does not find it. */
    @EnableAutoConfiguration
    @ComponentScan({"org.songhua.edge.ogc", "org.songhua.edge.problem", "org.songhua.cim"})
    static class Setup implements WebMvcConfigurer {
        @Bean
        Database database(DataSource source) {
            return Database.of(source);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Packs packs() {
            return new SmallCatalogue();
        }

        @Bean
        PackContent packContent() {
            return PackContent.ofClasspath();
        }

        @Bean
        Audit audit() {
            return new NoAudit();
        }

        @Bean
        SecurityFilterChain everybody(HttpSecurity http) {
            return http.csrf(csrf -> csrf.disable())
                    .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                    .build();
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new CallerByHeader());
        }
    }

    /** Makes a caller with the scope that the headers tell. */
    private static final class CallerByHeader implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory factory) {
            var scope = new Scope(
                    Set.of(), list(request.getHeader(REGIONS_HEADER)), list(request.getHeader(CLASSES_HEADER)));
            return new Caller("test", Set.of(Permission.CIM_VIEW, Permission.CIM_EDIT), scope);
        }

        private static Set<String> list(@Nullable String header) {
            return header == null ? Set.of() : Set.copyOf(Arrays.asList(header.split(",")));
        }
    }

    /** Nothing is changed here, so there is nothing to record. */
    private static final class NoAudit implements Audit {
        @Override
        public void record(String actor, String action, String subject, String detailJson) {}

        @Override
        public List<Entry> list(@Nullable Long before, int limit) {
            return List.of();
        }

        @Override
        public Verification verify() {
            return new Verification(0, null);
        }
    }
}

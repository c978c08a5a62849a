package org.songhua.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Accounts;
import org.songhua.people.ApiKeys;
import org.songhua.store.DataFolder;
import org.songhua.store.StoreException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the platform until it is told to stop. */
@Command(name = "serve", description = "Run the platform on a data folder.", mixinStandardHelpOptions = true)
class ServeCommand implements Callable<Integer> {
    @Mixin
    StoreOptions store = new StoreOptions();

    @Option(names = "--port", description = "Port to listen on (default: 8080; 0 for any).", defaultValue = "8080")
    int port = 8080;

    @Option(names = "--bind", description = "Address to listen on (default: 127.0.0.1).", defaultValue = "127.0.0.1")
    String bind = "127.0.0.1";

    @Option(
            names = "--trust-local",
            description = "Requests from this machine act as administrator; for first trials and conformance suites.")
    boolean trustLocal;

    @Option(names = "--hj212-port", description = "Port for HJ 212; 0 for any (default: none).", defaultValue = "-1")
    int hj212Port = -1;

    @Option(
            names = "--gb26875-port",
            description = "Port for fire alarm transmitters, GB/T 26875.3; 0 for any (default: none).",
            defaultValue = "-1")
    int gb26875Port = -1;

    @Option(
            names = "--jt808-port",
            description = "Port for terminals of vehicles, JT/T 808; 0 for any (default: none).",
            defaultValue = "-1")
    int jt808Port = -1;

    @Option(names = "--mqtt-port", description = "Port for MQTT; 0 for any (default: none).", defaultValue = "-1")
    int mqttPort = -1;

    @Option(
            names = "--public-address",
            description =
                    "Address under which others reach the platform, such as https://city.example; for links in messages,"
                            + " which know no host (default: links are relative to it).",
            defaultValue = "")
    String publicAddress = "";

    @Option(names = "--admin-password", description = "Password of the first administrator, if there is none yet.")
    @Nullable
    String adminPassword;

    @Override
    public Integer call() throws Exception {
        refuseTrustBeyondLoopback();
        ConfigurableApplicationContext context = Application.serve(Store.open(store.settings()), properties());
        DataFolder folder = context.getBean(DataFolder.class);
        LocalKey.renew(context.getBean(ApiKeys.class), folder.path());
        letAdministratorIn(context);
        prepare(context);
        String address = address(context);
        folder.announce(address);
        System.out.println("ready " + address);
        Thread.currentThread().join();
        return 0;
    }

    /** Work before the platform is announced, such as making the demo city. */
    void prepare(ConfigurableApplicationContext context) {}

    private void letAdministratorIn(ConfigurableApplicationContext context) {
        context.getBean(Accounts.class)
                .ensureAdministrator(adminPassword)
                .ifPresent(password -> System.out.printf(
                        "administrator: admin, password %s (shown once, to be changed at first login)%n", password));
    }

    private Map<String, Object> properties() {
        return Map.of(
                "server.port", port,
                "server.address", bind,
                "songhua.trust-local", trustLocal,
                "songhua.gateway.hj212-port", hj212Port,
                "songhua.gateway.gb26875-port", gb26875Port,
                "songhua.gateway.jt808-port", jt808Port,
                "songhua.gateway.mqtt-port", mqttPort,
                "songhua.public-address", publicAddress,
                "songhua.synthetic", isSynthetic());
    }

    /** {@return whether the city served is invented, which every page then says} */
    boolean isSynthetic() {
        return false;
    }

    private void refuseTrustBeyondLoopback() throws UnknownHostException {
        if (trustLocal && !InetAddress.getByName(bind).isLoopbackAddress()) {
            throw new StoreException(
                    "--trust-local is refused unless --bind is a loopback address; it is " + bind + ".");
        }
    }

    private String address(ConfigurableApplicationContext context) {
        return "http://%s:%d".formatted(bind.equals("0.0.0.0") ? "127.0.0.1" : bind, Application.port(context));
    }
}

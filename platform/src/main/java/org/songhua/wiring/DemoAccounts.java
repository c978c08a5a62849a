package org.songhua.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.songhua.demo.DemoPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Caller;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.people.Users;
import org.songhua.store.StoreException;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The accounts of the demo city. Passwords are invented at the first start and kept in a file that
 * the owner of the data folder alone can read, because a demo is looked at more than once.
 */
final class DemoAccounts {
    private static final String FILE = "demo-accounts";

    private DemoAccounts() {}

    /** {@return a line for each account, with its password} */
    static List<String> ensure(ConfigurableApplicationContext context, Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) write(file, create(context));
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new StoreException("The file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static List<String> create(ConfigurableApplicationContext context) {
        DemoPeople people = DemoPeople.read();
        createOrganisations(context.getBean(Organisations.class), people);
        Users users = context.getBean(Users.class);
        var lines = new ArrayList<String>();
        for (DemoPeople.DemoUser user : people.users()) {
            if (users.find(user.name()).isPresent()) continue;
            String password = password();
            users.create(user.name(), user.profile(), password, false, new FaultLog(10), Caller.SYSTEM);
            lines.add("account: %s (%s), password %s"
                    .formatted(user.name(), user.profile().displayName(), password));
        }
        return lines;
    }

    private static void createOrganisations(Organisations organisations, DemoPeople people) {
        Set<String> known =
                organisations.list().stream().map(Organisation::code).collect(Collectors.toSet());
        for (Organisation organisation : people.organisations()) {
            if (!known.contains(organisation.code())) {
                organisations.create(organisation, new FaultLog(10), Caller.SYSTEM);
            }
        }
    }

    private static String password() {
        byte[] secret = new byte[6];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** Appears under its name only when it is whole; readable by its owner alone from the first byte on. */
    private static void write(Path file, List<String> lines) throws IOException {
        Path fresh = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, lines);
        Files.move(fresh, file);
    }
}

package org.songhua.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.Caller;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;
import org.songhua.store.StoreException;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One account for each kind of user of the demo city. Passwords are invented at the first start and kept in a file that
 * the owner of the data folder alone can read, because a demo is looked at more than once.
 */
final class DemoAccounts {
    private static final String FILE = "demo-accounts";
    private static final String CENTRE = "operation-centre";
    private static final List<Person> PEOPLE = List.of(
            new Person("operator", "值班员", "operator"),
            new Person("planner", "规划师", "planner"),
            new Person("field", "巡查员", "field_worker"),
            new Person("viewer", "访客", "viewer"),
            new Person("auditor", "审计员", "auditor"));

    private DemoAccounts() {}

    /**
     * An invented user.
     *
     * @param name login name
     * @param displayName as shown
     * @param role code of a built-in role
     */
    private record Person(String name, String displayName, String role) {}

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
        Organisations organisations = context.getBean(Organisations.class);
        Users users = context.getBean(Users.class);
        if (organisations.list().stream().noneMatch(o -> o.code().equals(CENTRE))) {
            var centre = new Organisation(CENTRE, "城市运行管理中心", null, "department");
            organisations.create(centre, new FaultLog(10), Caller.SYSTEM);
        }
        var lines = new ArrayList<String>();
        for (Person person : PEOPLE) {
            if (users.find(person.name()).isPresent()) continue;
            String password = password();
            var profile = new UserProfile(person.displayName(), CENTRE, true, List.of(person.role()), Scope.ALL);
            users.create(person.name(), profile, password, false, new FaultLog(10), Caller.SYSTEM);
            lines.add("account: %s (%s), password %s".formatted(person.name(), person.displayName(), password));
        }
        return lines;
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

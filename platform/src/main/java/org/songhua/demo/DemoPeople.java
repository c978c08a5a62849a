package org.songhua.demo;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.demo.internal.plan.Yaml;
import org.songhua.people.Organisation;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;

/**
 * Who works in the demo city: departments, companies and districts, and users with built-in roles and data scopes. All
 * are invented; users are named after their duties and are nobody. Passwords are not among the data.
 *
 * @param organisations those above before those below
 * @param users users, each of an organisation above
 */
public record DemoPeople(List<Organisation> organisations, List<DemoUser> users) {

    /**
     * A user.
     *
     * @param name login name
     * @param profile what administrators set of them
     */
    public record DemoUser(String name, UserProfile profile) {}

    public DemoPeople {
        organisations = List.copyOf(organisations);
        users = List.copyOf(users);
    }

    /** {@return the people as written in {@code demo/people.yml}} */
    public static DemoPeople read() {
        Yaml file = Yaml.read("people.yml");
        return new DemoPeople(
                file.list("organisations").stream()
                        .map(DemoPeople::organisation)
                        .toList(),
                file.list("users").stream().map(DemoPeople::user).toList());
    }

    private static Organisation organisation(Yaml entry) {
        @Nullable String parent = entry.has("parent") ? entry.text("parent") : null;
        return new Organisation(entry.text("code"), entry.text("name"), parent, entry.text("kind"));
    }

    private static DemoUser user(Yaml entry) {
        var scope = new Scope(Set.of(), texts(entry, "regions"), texts(entry, "classes"));
        var profile =
                new UserProfile(entry.text("title"), entry.text("organisation"), true, entry.texts("roles"), scope);
        return new DemoUser(entry.text("name"), profile);
    }

    private static Set<String> texts(Yaml entry, String key) {
        return entry.has(key) ? Set.copyOf(entry.texts(key)) : Set.of();
    }
}

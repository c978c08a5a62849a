package org.songhua.edge.security;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.people.UserProfile;
import org.songhua.people.Users;

/** Users and keys with names of their own on a platform that other tests use too. */
public final class TestPeople {
    public static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final TestPlatform platform;

    public TestPeople(TestPlatform platform) {
        this.platform = platform;
    }

    public ApiClient client() {
        return new ApiClient(platform.address());
    }

    /** {@return a name that nobody else has} */
    public static String newName(String head) {
        return head + NEXT.incrementAndGet();
    }

    /** {@return name of a new user with these roles} */
    public String user(String... roles) {
        String name = newName("user");
        var profile = new UserProfile("测试用户", null, true, List.of(roles), Scope.ALL);
        platform.bean(Users.class).create(name, profile, PASSWORD, false, new FaultLog(9), Caller.SYSTEM);
        return name;
    }

    /** {@return a client in which a new user with these roles is logged in} */
    public ApiClient loggedIn(String... roles) {
        return client().logIn(user(roles), PASSWORD);
    }

    /** {@return token of a new key} */
    public String key(Permission... permissions) {
        return platform.bean(ApiKeys.class)
                .create(newName("key"), Set.of(permissions), Scope.ALL, null, new FaultLog(9), Caller.SYSTEM)
                .token();
    }

    /** {@return a client that sends a new key} */
    public ApiClient withKey(Permission... permissions) {
        return client().with("Authorization", "Bearer " + key(permissions));
    }
}

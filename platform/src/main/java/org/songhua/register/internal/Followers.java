package org.songhua.register.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.songhua.register.RecordChanged;
import org.songhua.register.RecordFollower;
import org.springframework.beans.factory.ObjectProvider;

/** Who hears of the records of each register. Looked up late, for most of them ask the registers themselves. */
final class Followers implements Function<String, Consumer<RecordChanged>> {
    private final ObjectProvider<RecordFollower> all;
    private final Map<String, Consumer<RecordChanged>> byRegister = new ConcurrentHashMap<>();

    Followers(ObjectProvider<RecordFollower> all) {
        this.all = all;
    }

    @Override
    public Consumer<RecordChanged> apply(String register) {
        return byRegister.computeIfAbsent(register, this::found);
    }

    private Consumer<RecordChanged> found(String register) {
        List<RecordFollower> found =
                all.orderedStream().filter(one -> one.follows(register)).toList();
        return change -> found.forEach(one -> one.follow(change));
    }
}

package org.songhua.register.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.register.RecordChanged;
import org.songhua.register.RecordFollower;
import org.springframework.beans.factory.ObjectProvider;

/** Who hears of the records of each register. Looked up late, for most of them ask the registers themselves. */
final class Followers implements Function<String, Consumer<RecordChanged>> {
    private final ObjectProvider<RecordFollower> all;
    /** Other packs may have others follow. */
    private final PackView<Map<String, Consumer<RecordChanged>>> byRegister;

    Followers(ObjectProvider<RecordFollower> all, PackContent packs) {
        this.all = all;
        byRegister = PackView.of(packs, content -> new ConcurrentHashMap<>());
    }

    @Override
    public Consumer<RecordChanged> apply(String register) {
        return byRegister.get().computeIfAbsent(register, this::found);
    }

    private Consumer<RecordChanged> found(String register) {
        List<RecordFollower> found =
                all.orderedStream().filter(one -> one.follows(register)).toList();
        return change -> found.forEach(one -> one.follow(change));
    }
}

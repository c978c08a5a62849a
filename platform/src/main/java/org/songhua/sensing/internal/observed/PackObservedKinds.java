package org.songhua.sensing.internal.observed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.pack.part.PackContent;
import org.songhua.sensing.ObservedKind;
import org.songhua.sensing.ObservedKinds;
import org.springframework.stereotype.Service;

/** What the loaded packs declare, by code. Packs do not change while the program runs. */
@Service
class PackObservedKinds implements ObservedKinds {
    private final Map<String, ObservedKind> byCode = new LinkedHashMap<>();
    private final Map<String, ObservedKind> byWord = new LinkedHashMap<>();

    PackObservedKinds(PackContent content) {
        for (ObservedKind kind : ObservedFormat.kinds(content)) {
            byCode.put(kind.code(), kind);
            kind.words().forEach((protocol, words) -> words.forEach(word -> byWord.put(key(protocol, word), kind)));
        }
    }

    @Override
    public List<ObservedKind> list() {
        return List.copyOf(byCode.values());
    }

    @Override
    public Optional<ObservedKind> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public Optional<ObservedKind> of(String protocol, String word) {
        return Optional.ofNullable(byWord.get(key(protocol, word)));
    }

    private static String key(String protocol, String word) {
        return protocol + " " + word;
    }
}

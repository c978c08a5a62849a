package org.songhua.sensing.internal.observed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.sensing.ObservedKind;
import org.songhua.sensing.ObservedKinds;
import org.springframework.stereotype.Service;

/** What the packs declare, by code. */
@Service
class PackObservedKinds implements ObservedKinds {
    private final PackView<Found> kinds;

    PackObservedKinds(PackContent packs) {
        kinds = PackView.of(packs, Found::of);
    }

    /** The kinds by code, and by protocol and word. */
    private record Found(Map<String, ObservedKind> byCode, Map<String, ObservedKind> byWord) {
        static Found of(PackContent packs) {
            var found = new Found(new LinkedHashMap<>(), new LinkedHashMap<>());
            ObservedFormat.kinds(packs).forEach(found::add);
            return found;
        }

        private void add(ObservedKind kind) {
            byCode.put(kind.code(), kind);
            kind.words().forEach((protocol, words) -> words.forEach(word -> byWord.put(key(protocol, word), kind)));
        }
    }

    @Override
    public List<ObservedKind> list() {
        return List.copyOf(kinds.get().byCode().values());
    }

    @Override
    public Optional<ObservedKind> find(String code) {
        return Optional.ofNullable(kinds.get().byCode().get(code));
    }

    @Override
    public Optional<ObservedKind> of(String protocol, String word) {
        return Optional.ofNullable(kinds.get().byWord().get(key(protocol, word)));
    }

    private static String key(String protocol, String word) {
        return protocol + " " + word;
    }
}

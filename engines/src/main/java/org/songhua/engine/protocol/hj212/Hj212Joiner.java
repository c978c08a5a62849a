package org.songhua.engine.protocol.hj212;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts the parts of split messages together. Parts of one message have device, command and QN in common; they may come in any
 * order and more than once. For one connection; what stays incomplete makes room for what comes after.
 */
public final class Hj212Joiner {
    /** Messages that may be incomplete at a time: a device sends one after the other. */
    private static final int OPEN_MAX = 16;
    /** A message of more parts than this would be longer than a day of minutes. */
    private static final int PARTS_MAX = 1000;

    private final Map<List<String>, Map<Integer, Hj212Message>> open = new LinkedHashMap<>();

    /** {@return the whole message: this one, or the one that it is the last missing part of} */
    public Optional<Hj212Message> add(Hj212Message message) {
        Integer pnum = message.pnum();
        Integer pno = message.pno();
        if (pnum == null || pno == null || pnum <= 1) return Optional.of(message);
        if (pno < 1 || pno > pnum || pnum > PARTS_MAX) return Optional.empty();
        List<String> key = List.of(message.mn(), message.cn(), message.qn());
        Map<Integer, Hj212Message> parts = open.computeIfAbsent(key, k -> new TreeMap<>());
        parts.put(pno, message);
        if (parts.size() < pnum) {
            dropOldest();
            return Optional.empty();
        }
        open.remove(key);
        var all = new ArrayList<Map<String, String>>();
        parts.values().forEach(part -> all.addAll(part.groups()));
        return Optional.of(message.whole(all));
    }

    private void dropOldest() {
        if (open.size() > OPEN_MAX) open.remove(open.keySet().iterator().next());
    }
}

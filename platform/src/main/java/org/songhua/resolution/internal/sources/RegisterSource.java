package org.songhua.resolution.internal.sources;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.linkage.LinkRecord;
import org.songhua.people.Caller;
import org.songhua.register.RecordQuery;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.resolution.ResolutionPair.Side;
import org.songhua.resolution.ResolutionRule.Subject;

/** Records of a register. */
final class RegisterSource implements Source {
    private final Registers registers;
    private final Subject subject;

    RegisterSource(Registers registers, Subject subject) {
        this.registers = registers;
        this.subject = subject;
    }

    @Override
    public String of() {
        return subject.of();
    }

    @Override
    public void each(Consumer<Entry> sink) {
        registers.each(subject.code(), RecordQuery.ALL, Caller.SYSTEM, one -> sink.accept(entry(one)));
    }

    @Override
    public Optional<Entry> find(UUID id) {
        return registers.find(subject.code(), id, Caller.SYSTEM).map(this::entry);
    }

    @Override
    public Optional<Side> show(UUID id, Caller caller) {
        return registers.find(subject.code(), id, caller).map(this::side);
    }

    private Entry entry(RegisterRecord one) {
        var record = new LinkRecord(one.id().toString(), values(one), number(one.longitude()), number(one.latitude()));
        return new Entry(of(), record, one.region(), one.department());
    }

    private Side side(RegisterRecord one) {
        return new Side(
                of(), one.id(), one.key(), one.title(), values(one), one.longitude(), one.latitude(), one.synthetic());
    }

    private Map<String, String> values(RegisterRecord one) {
        var values = new TreeMap<String, String>();
        subject.values().forEach((name, fields) -> values.put(name, joined(one, fields)));
        values.values().removeIf(String::isEmpty);
        return values;
    }

    private static String joined(RegisterRecord one, List<String> fields) {
        return fields.stream().map(field -> value(one, field)).collect(Collectors.joining());
    }

    private static String value(RegisterRecord one, String field) {
        Object value = one.fields().get(field);
        if (value != null) return value.toString();
        return switch (field) {
            case "key" -> one.key();
            case "title", "name" -> one.title();
            case "region" -> Objects.requireNonNullElse(one.region(), "");
            default -> "";
        };
    }

    private static double number(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}

package org.songhua.resolution.internal.sources;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.songhua.casework.PersonMatching;
import org.songhua.people.Caller;
import org.songhua.resolution.ResolutionPair.Side;

/** Persons in the vault: compared there, so that nothing is handed over; shown with the most of each value hidden. */
final class PersonSource implements Source {
    private final PersonMatching persons;

    PersonSource(PersonMatching persons) {
        this.persons = persons;
    }

    @Override
    public String of() {
        return "persons";
    }

    @Override
    public void each(Consumer<Entry> sink) {
        throw new IllegalStateException("Persons do not leave the vault.");
    }

    @Override
    public Optional<Entry> find(UUID id) {
        return Optional.empty();
    }

    /** Persons have no region; whoever is restricted to one sees none of them. */
    @Override
    public Optional<Side> show(UUID id, Caller caller) {
        if (!caller.scope().isAll()) return Optional.empty();
        return persons.masked(id).map(values -> side(id, values));
    }

    private Side side(UUID id, Map<String, String> values) {
        return new Side(of(), id, "", values.getOrDefault("name", ""), values, null, null, false);
    }
}

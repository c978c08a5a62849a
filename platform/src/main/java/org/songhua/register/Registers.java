package org.songhua.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;

/**
 * All registers. Every call takes the {@link Caller}: records outside the scope do not exist for them, values of fields
 * they may not see are taken out or masked, and what they may not do is refused. Unknown registers and records end in
 * {@link org.songhua.people.NotFoundException}, wrong input in {@link org.songhua.engine.fault.FaultException}.
 */
public interface Registers {
    /** Up to which number records are counted. */
    int COUNTED = 10_000;

    /** {@return the registers the caller's scope reaches, in order of packs and files} */
    List<Register> list(Caller caller);

    /** {@return the register of that code} */
    Register get(String register, Caller caller);

    /** {@return a page of records} */
    RecordPage list(String register, RecordQuery query, Caller caller);

    /** Every record that the query finds, page after page. */
    default void each(String register, RecordQuery query, Caller caller, Consumer<RegisterRecord> sink) {
        String after = query.after();
        do {
            RecordPage page = list(register, query.after(after), caller);
            page.records().forEach(sink);
            after = page.next();
        } while (after != null);
    }

    /** {@return how many records the query finds, {@link #COUNTED} + 1 when more than that} */
    long count(String register, RecordQuery query, Caller caller);

    /** {@return number of records by state, each {@link #COUNTED} + 1 when more than that} */
    Map<String, Long> countByState(String register, Caller caller);

    /** {@return the record, if it exists within the scope} */
    Optional<RegisterRecord> find(String register, UUID id, Caller caller);

    /** {@return the record that the register knows by a key, if it exists within the scope} */
    Optional<RegisterRecord> findByKey(String register, String key, Caller caller);

    /**
     * {@return the record as it stood at a moment, if it was entered by then and lies within the scope}
     *
     * @param moment what happened at it counts
     */
    Optional<RegisterRecord> asOf(String register, UUID id, Instant moment, Caller caller);

    /** {@return all records of all registers that are facets of a city object} */
    List<RegisterRecord> facets(UUID object, Caller caller);

    /**
     * Enters a record. Where only one open record of the same may stand and one does, it is that one, to which this was added, that
     * is returned: its key is another.
     */
    RegisterRecord create(String register, RecordDraft draft, Caller caller);

    /**
     * Does something to a record.
     *
     * @param expected revision the caller saw, or null for whatever stands
     * @throws StaleRecordException when somebody else was faster
     */
    RegisterRecord act(String register, UUID id, @Nullable Long expected, RecordStep step, Caller caller);

    /** {@return how a form stands that is being filled in: which fields it asks for, and what is wrong so far} */
    FormState form(String register, Map<String, Object> fields, Caller caller);

    /** {@return what can be done to a record, each with what stands against it} */
    List<ActionChoice> actions(String register, UUID id, Caller caller);

    /** {@return the history of a record, the first event first} */
    List<TimelineEntry> timeline(String register, UUID id, Caller caller);

    /** {@return number of the first event that does not fit what stands, 0 when all do} */
    long firstBroken(String register, UUID id, Caller caller);

    /** {@return duties that fall due by a day, the most urgent first} */
    List<DueItem> due(String register, LocalDate today, LocalDate until, int limit, Caller caller);

    /** Adds evidence; null content for a document that is known by its number alone. */
    Evidence attach(String register, UUID id, String kind, String name, byte @Nullable [] content, Caller caller);

    /** {@return the evidence of a record} */
    List<Evidence> evidence(String register, UUID id, Caller caller);

    /** {@return the content of a piece of evidence, if there is any} */
    Optional<byte[]> content(String register, UUID id, int number, Caller caller);

    /**
     * Takes a table of comma-separated values in one transaction: all rows that are right.
     *
     * @param mapping name of a field, or {@code key}, {@code object}, {@code department}, {@code region}, {@code longitude},
     *     {@code latitude}, to the column it stands in; what is not named is looked for under its own name or title
     * @param preview does everything and keeps nothing
     */
    ImportReport importCsv(String register, String text, Map<String, String> mapping, boolean preview, Caller caller);

    /**
     * Takes a table as {@link #importCsv} does and keeps it as it was sent, with the row that brought each record.
     *
     * @param text its content in characters
     */
    ImportReport importFile(
            String register, SourceFile file, String text, Map<String, String> mapping, boolean preview, Caller caller);

    /** {@return the tables that brought or changed a record, the first first} */
    List<RecordSource> sources(String register, UUID id, Caller caller);

    /** {@return a table as it was sent, for those who may see everything in it} */
    Optional<SourceFile> source(String register, long file, Caller caller);

    /** Enters many records at once; the same as a table of them. */
    ImportReport enter(String register, List<RecordDraft> drafts, Caller caller);

    /** Hands over the lines of a table of all records that the query finds. */
    void exportCsv(String register, RecordQuery query, Caller caller, Consumer<String> lines);
}

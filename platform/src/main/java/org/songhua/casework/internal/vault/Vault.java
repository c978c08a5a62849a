package org.songhua.casework.internal.vault;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Contact;
import org.songhua.casework.PersonVault;
import org.songhua.people.NotFoundException;
import org.songhua.store.Database;
import org.songhua.store.Row;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who reported, and in which words. Nothing personal reaches the database in clear, so that neither an index nor a dead row
 * nor a copy of the disk holds it; erasing takes the keys with the contents.
 */
public final class Vault implements PersonVault {
    private static final String ADD_REPORTER = """
            insert into casework.reporter (id, contact_mark, created_at) values (?, ?, ?)""";
    private static final String SEAL = """
            insert into casework.sealed (id, reporter, kind, wrapped_key, content, created_at) values (?, ?, ?, ?, ?, ?)""";
    private static final String OPEN = """
            select id, kind, wrapped_key, content from casework.sealed where id = ? and content is not null""";
    private static final String OF_REPORTER = """
            select id, kind, wrapped_key, content from casework.sealed
            where reporter = ? and kind = ? and content is not null order by created_at desc limit 1""";
    private static final String CALLS = """
            select count(*) as n from casework.report r join casework.reporter p on p.id = r.reporter
            where p.contact_mark = (select contact_mark from casework.reporter where id = ?)""";
    private static final String LOCK = "select erased_at from casework.reporter where id = ? for update";
    private static final String ERASE_REPORTER = """
            update casework.reporter set contact_mark = null, contact_allowed = false, erased_at = ?, erased_by = ?
            where id = ?""";
    private static final String ERASE_SEALED = """
            update casework.sealed set wrapped_key = null, content = null, erased_at = ?
            where reporter = ? and content is not null""";
    private static final String ERASE_PUBLIC = """
            update casework.report set public_text = null where reporter = ? and public_text is not null""";

    private final Database database;
    private final Cipherbox box;
    private final Tracking tracking = new Tracking();

    public Vault(Database database, Cipherbox box) {
        this.database = database;
        this.box = box;
    }

    /** Keeps who reported. {@return the reporter} */
    public UUID addReporter(Contact contact, Instant at) {
        UUID id = UUID.randomUUID();
        String phone = contact.phone().replaceAll("[^0-9]", "");
        database.update(ADD_REPORTER, id, phone.length() < 7 ? null : box.mark("phone", phone), at);
        if (!contact.isEmpty())
            sealJson(
                    id,
                    "contact",
                    Map.of("name", contact.name(), "phone", contact.phone(), "email", contact.email()),
                    at);
        return id;
    }

    /**
     * Somebody who told something and not who they are.
     *
     * @param texts what they told, by kind
     */
    public record Untold(UUID reporter, Map<String, String> texts, Instant at) {}

    /** Keeps many at once. {@return the items of their texts, by kind, in the same order} */
    public List<Map<String, UUID>> addAll(List<Untold> many) {
        database.batch(
                ADD_REPORTER,
                many.stream()
                        .map(one -> new @Nullable Object[] {one.reporter(), null, one.at()})
                        .toList());
        var rows = new ArrayList<@Nullable Object[]>();
        List<Map<String, UUID>> items =
                many.stream().map(one -> sealed(one, rows)).toList();
        database.batch(SEAL, rows);
        return items;
    }

    private Map<String, UUID> sealed(Untold one, List<@Nullable Object[]> rows) {
        var items = new TreeMap<String, UUID>();
        one.texts().forEach((kind, text) -> {
            UUID id = UUID.randomUUID();
            Cipherbox.Sealed sealed = box.seal(id.toString(), text.getBytes(StandardCharsets.UTF_8));
            rows.add(
                    new @Nullable Object[] {id, one.reporter(), kind, sealed.wrappedKey(), sealed.content(), one.at()});
            items.put(kind, id);
        });
        return items;
    }

    @Override
    public UUID addPerson(Instant at) {
        return addReporter(Contact.NOBODY, at);
    }

    @Override
    public byte[] mark(String purpose, String text) {
        return box.mark(purpose, text);
    }

    @Override
    public String newCode() {
        return tracking.next();
    }

    @Override
    public byte[] codeMark(String code) {
        return Tracking.mark(code);
    }

    /** Seals answers or other short texts. {@return the item} */
    @Override
    public UUID sealJson(UUID reporter, String kind, Map<String, String> texts, Instant at) {
        return seal(reporter, kind, JsonMapper.shared().writeValueAsBytes(new TreeMap<>(texts)), at);
    }

    /** Seals a text. {@return the item} */
    @Override
    public UUID sealText(UUID reporter, String kind, String text, Instant at) {
        return seal(reporter, kind, text.getBytes(StandardCharsets.UTF_8), at);
    }

    /** Seals bytes. {@return the item} */
    @Override
    public UUID seal(UUID reporter, String kind, byte[] plain, Instant at) {
        UUID id = UUID.randomUUID();
        Cipherbox.Sealed sealed = box.seal(id.toString(), plain);
        database.update(SEAL, id, reporter, kind, sealed.wrappedKey(), sealed.content(), at);
        return id;
    }

    /** {@return an item, unless it was erased} */
    @Override
    public Optional<byte[]> open(@Nullable UUID item) {
        return item == null ? Optional.empty() : database.find(OPEN, this::plain, item);
    }

    /** {@return a text, unless it was erased} */
    @Override
    public Optional<String> openText(@Nullable UUID item) {
        return open(item).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** {@return who reported; nobody when they did not say or were erased} */
    public Contact contact(UUID reporter) {
        return texts(reporter, "contact")
                .map(map -> new Contact(
                        map.getOrDefault("name", ""), map.getOrDefault("phone", ""), map.getOrDefault("email", "")))
                .orElse(Contact.NOBODY);
    }

    /** {@return short texts of a kind, such as {@code answers}} */
    @Override
    public Optional<Map<String, String>> texts(UUID reporter, String kind) {
        return database.find(OF_REPORTER, this::plain, reporter, kind)
                .map(bytes -> JsonMapper.shared().readValue(bytes, new TypeReference<Map<String, String>>() {}));
    }

    /** {@return the latest text of a kind, such as {@code address}} */
    public Optional<String> textOf(UUID reporter, String kind) {
        return database.find(OF_REPORTER, this::plain, reporter, kind)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** {@return how many reports came from the same phone, this one too; 0 when it is not known} */
    public long callsOf(UUID reporter) {
        return database.get(CALLS, row -> row.whole("n"), reporter);
    }

    /**
     * Erases all that a reporter gave: identity, words, answers, photos, and what was published of it; once more, also what was added
     * since.
     *
     * @return whether anything was left to be erased
     */
    @Override
    public boolean erase(UUID reporter, String by, Instant at) {
        return database.inTransaction(() -> {
            boolean known = isErased(reporter);
            int left = database.update(ERASE_SEALED, at, reporter) + database.update(ERASE_PUBLIC, reporter);
            if (!known) database.update(ERASE_REPORTER, at, by, reporter);
            return !known || left > 0;
        });
    }

    /** {@return whether the reporter is erased; nobody erases them until the end of the transaction} */
    public boolean isErased(UUID reporter) {
        List<Boolean> erased = database.list(LOCK, row -> row.findInstant("erased_at") != null, reporter);
        if (erased.isEmpty()) throw new NotFoundException("reporter " + reporter);
        return erased.getFirst();
    }

    private byte[] plain(Row row) {
        return box.open(
                row.uuid("id").toString(), new Cipherbox.Sealed(row.bytes("wrapped_key"), row.bytes("content")));
    }
}

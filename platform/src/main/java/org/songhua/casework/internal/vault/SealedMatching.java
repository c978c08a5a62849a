package org.songhua.casework.internal.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.songhua.casework.Contact;
import org.songhua.casework.PersonMatching;
import org.songhua.engine.linkage.BlockIndex;
import org.songhua.engine.linkage.LinkRecord;
import org.songhua.engine.linkage.Linkage;
import org.songhua.engine.linkage.Match;
import org.songhua.engine.linkage.Match.Decision;
import org.songhua.engine.linkage.Prepared;
import org.songhua.store.Database;

/** Compares persons where they are kept: in clear for as long as the look takes, in memory alone. */
public final class SealedMatching implements PersonMatching {
    private static final String KNOWN = """
            select distinct p.id from casework.reporter p join casework.sealed s on s.reporter = p.id
            where p.erased_at is null and s.kind = 'contact' and s.content is not null order by p.id""";
    private static final String LEFT = "select 1 as one from casework.reporter where id = ? and erased_at is null";
    private static final int SHOWN_DIGITS = 4;

    private final Database database;
    private final Vault vault;

    public SealedMatching(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Override
    public Tally match(Linkage linkage, int most, Consumer<PersonPair> sink) {
        List<Prepared> persons = new ArrayList<>();
        for (UUID id : database.list(KNOWN, row -> row.uuid("id"))) persons.add(linkage.prepare(record(id)));
        var index = new BlockIndex(persons, most);
        var look = new Look(linkage, sink);
        index.each(look::take);
        return new Tally(persons.size(), look.compared, look.vetoed, index.keysLeftOut());
    }

    /** One look at all pairs. */
    private final class Look {
        private final Linkage linkage;
        private final Consumer<PersonPair> sink;
        private long compared;
        private long vetoed;

        Look(Linkage linkage, Consumer<PersonPair> sink) {
            this.linkage = linkage;
            this.sink = sink;
        }

        void take(Prepared one, Prepared other) {
            compared++;
            Match match = linkage.match(one, other);
            if (match.isVetoed()) vetoed++;
            if (match.decision() != Decision.DIFFERENT) sink.accept(pair(one.record(), other.record(), match));
        }
    }

    private PersonPair pair(LinkRecord one, LinkRecord other, Match match) {
        boolean first = one.id().compareTo(other.id()) < 0;
        LinkRecord a = first ? one : other;
        LinkRecord b = first ? other : one;
        String compared = new TreeMap<>(a.values()) + "\n" + new TreeMap<>(b.values());
        return new PersonPair(
                UUID.fromString(a.id()), UUID.fromString(b.id()), match, vault.mark("resolution", compared));
    }

    private LinkRecord record(UUID id) {
        Contact contact = vault.contact(id);
        return LinkRecord.of(
                id.toString(), Map.of("name", contact.name(), "phone", contact.phone(), "email", contact.email()));
    }

    @Override
    public Optional<Map<String, String>> masked(UUID person) {
        return database.find(LEFT, row -> vault.contact(person), person)
                .filter(contact -> !contact.isEmpty())
                .map(SealedMatching::masked);
    }

    private static Map<String, String> masked(Contact contact) {
        return Map.of(
                "name", head(contact.name()),
                "phone", tail(contact.phone().replaceAll("[^0-9]", "")),
                "email", head(contact.email()));
    }

    private static String head(String text) {
        return text.isEmpty() ? "" : Character.toString(text.codePointAt(0)) + "***";
    }

    /** The last four digits, of numbers that have many more. */
    private static String tail(String digits) {
        if (digits.isEmpty()) return "";
        return digits.length() < 2 * SHOWN_DIGITS ? "***" : "***" + digits.substring(digits.length() - SHOWN_DIGITS);
    }
}

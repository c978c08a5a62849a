package org.songhua.ledger.internal.declared;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.ledger.AccountKind;
import org.songhua.ledger.Ledger;
import org.songhua.ledger.PostingKind;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.people.Permission;

/**
 * What the shape of a ledger cannot say: names that lead nowhere, coefficients out of order, bookings that no record can bring
 * about. Codes {@code LEDGP-001} to {@code LEDGP-008}.
 */
final class LedgerCheck {
    private static final Set<String> PERMISSIONS =
            Arrays.stream(Permission.values()).map(Permission::code).collect(Collectors.toUnmodifiableSet());
    private static final List<String> FIELDS = List.of("quantity", "day", "from", "to", "source");

    private final Ledger ledger;
    private final Item item;
    private final Map<String, Item> registers;
    private final Mistakes mistakes;

    /** @param registers code of each register to what its pack declares */
    LedgerCheck(Ledger ledger, Item item, Map<String, Item> registers, Consumer<Fault> faults) {
        this.ledger = ledger;
        this.item = item;
        this.registers = registers;
        mistakes = new Mistakes(faults);
    }

    void run() {
        Item kinds = item.part("postings");
        for (PostingKind kind : ledger.kinds()) kind(kind, kinds.part(kind.code()));
    }

    private void kind(PostingKind kind, Item at) {
        accounts(kind, at);
        for (Item one : at.list("evidence"))
            mistakes.name(one, ledger.evidence().keySet(), "LEDGP-002", "kind of evidence");
        mistakes.name(at.find("permission"), PERMISSIONS, "LEDGP-003", "permission");
        mistakes.name(at.find("reversal"), PERMISSIONS, "LEDGP-003", "permission");
        coefficients(at.list("coefficients"));
        Item record = at.find("record");
        if (record != null) booking(kind, record);
    }

    private void accounts(PostingKind kind, Item at) {
        Set<String> accounts = ledger.accounts().stream().map(AccountKind::code).collect(Collectors.toSet());
        mistakes.name(at.find("from"), accounts, "LEDGP-001", "account");
        mistakes.name(at.find("to"), accounts, "LEDGP-001", "account");
        if (kind.from().equals(kind.to()) && !isHeld(kind.from(), true))
            mistakes.tell(at, "LEDGP-004", "It goes from an account to itself.", "Name another account.");
    }

    /** @param unknown what an account that nothing declares is taken for; that it is not declared is told elsewhere */
    private boolean isHeld(String account, boolean unknown) {
        return ledger.findAccount(account).map(AccountKind::held).orElse(unknown);
    }

    private void coefficients(List<Item> items) {
        LocalDate before = null;
        for (Item one : items) {
            LocalDate from = LedgerReader.day(one.text("from", ""));
            ends(one, from);
            if (from != null && before != null && !from.isAfter(before))
                mistakes.tell(
                        one, "LEDGP-005", "It does not begin after the one before it.", "Put the earliest first.");
            BigDecimal value = one.decimal("value");
            if (value != null && value.signum() <= 0)
                mistakes.tell(one, "LEDGP-006", "A coefficient is above 0.", "Let the accounts change places instead.");
            before = from == null ? before : from;
        }
    }

    private void ends(Item one, @Nullable LocalDate from) {
        String until = one.text("until");
        LocalDate end = until == null ? LocalDate.MAX : LedgerReader.day(until);
        if (from == null || end == null)
            mistakes.tell(one, "LEDGP-005", "The day is none of the calendar.", "Correct it.");
        else if (end.isBefore(from)) mistakes.tell(one, "LEDGP-005", "It ends before it begins.", "Correct the days.");
    }

    private void booking(PostingKind kind, Item at) {
        Item register = registers.get(at.text("register", ""));
        if (register == null) {
            mistakes.name(at.find("register"), registers.keySet(), "LEDGP-007", "register");
            return;
        }
        Map<String, Item> fields = register.part("fields").entries();
        states(at, register.part("states").entries().keySet());
        fields(at, fields);
        mistakes.condition(at.find("when"), fields.keySet(), "LEDGP-007", "LEDGP-008");
        if (!kind.evidence().isEmpty())
            mistakes.tell(
                    at,
                    "LEDGP-008",
                    "A record brings no evidence to the ledger.",
                    "Ask for it in an action of the register.");
        holder(at, "from", kind.from());
        holder(at, "to", kind.to());
    }

    private void states(Item at, Set<String> states) {
        mistakes.name(at.find("in"), states, "LEDGP-007", "state");
        for (Item one : at.list("undone_in")) mistakes.name(one, states, "LEDGP-007", "state");
        if (!states.isEmpty() && states.iterator().next().equals(at.text("in", "")))
            mistakes.tell(
                    at,
                    "LEDGP-008",
                    "Records begin in this state; a table of them would book nothing.",
                    "Name a later one.");
    }

    private void fields(Item at, Map<String, Item> fields) {
        for (String key : FIELDS) mistakes.name(at.find(key), fields.keySet(), "LEDGP-007", "field");
        type(at, "quantity", fields, one -> Set.of("number", "integer").contains(one.text("type", "string")));
        type(at, "day", fields, one -> one.text("format", "").equals("date"));
        for (String key : FIELDS) seen(at, key, fields.get(at.text(key, "")));
    }

    private void seen(Item at, String key, @Nullable Item field) {
        if (field != null && field.find("seen_by") != null)
            mistakes.tell(
                    at.part(key),
                    "LEDGP-008",
                    "A ledger shows it to more than the register does.",
                    "Name another field.");
    }

    private void holder(Item at, String key, String account) {
        boolean held = isHeld(account, false);
        if (held && at.find(key) == null)
            mistakes.tell(
                    at,
                    "LEDGP-008",
                    "Nothing says whose account " + account + " is.",
                    "Name the field under " + key + ".");
        if (!held && at.find(key) != null)
            mistakes.tell(at, "LEDGP-008", "The account " + account + " has no holder.", "Leave " + key + " out.");
    }

    private void type(Item at, String key, Map<String, Item> fields, Predicate<Item> fits) {
        Item field = fields.get(at.text(key, ""));
        if (field != null && !fits.test(field))
            mistakes.tell(
                    at.part(key),
                    "LEDGP-008",
                    "The field does not hold what " + key + " needs.",
                    "Name another field.");
    }
}

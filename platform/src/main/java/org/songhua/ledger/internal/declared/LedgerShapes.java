package org.songhua.ledger.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import org.songhua.pack.yaml.Shape;

/** What the pack files of ledgers look like. */
final class LedgerShapes {
    private static final Shape.Text CODE = Shape.code("points_given");
    private static final Shape.Text DAY = Shape.Text.like("a day", "\\d{4}-\\d{2}-\\d{2}");
    private static final Shape.Text UNIT = Shape.Text.of("a unit such as `分`", 20);
    private static final Shape.Text BASIS = Shape.Text.of("a basis", 200);
    private static final Shape.Text WORDS = Shape.Text.of("a text", 200);
    private static final Shape.Text PERMISSION = Shape.Text.like("a permission", "[a-z]+\\.[a-z]+");
    private static final Shape CODES = new Shape.Many(CODE, true);

    static final Shape.Table NAME = Shape.inBothLanguages("ledger name", 500);

    static final Shape.Table ACCOUNT = new Shape.Table(
            "ledger account",
            "A kind of account.",
            List.of(
                    required("title", NAME, "What people call it."),
                    optional("held", new Shape.Truth(), "Whether each holder has one; one for the ledger when not."),
                    optional(
                            "least",
                            new Shape.Decimal(),
                            "Balance below which no posting may bring it; any when not given.")));

    static final Shape.Table COEFFICIENT = new Shape.Table(
            "ledger coefficient",
            "What a quantity is multiplied with, from a day on. Add new ones, never change one that was in force.",
            List.of(
                    required("from", DAY, "First day on which it holds."),
                    optional("until", DAY, "Last day on which it holds; until the next one when not given."),
                    required("value", new Shape.Decimal(), "The factor, above 0."),
                    required("basis", BASIS, "Law or document that sets it.")));

    static final Shape.Table RECORD = new Shape.Table(
            "ledger record",
            "The life of a record that books a posting and takes it back.",
            List.of(
                    required("register", CODE, "Code of the register."),
                    optional("when", Shape.Text.of("a condition", 500), "Condition over its fields."),
                    required("in", CODE, "State whose being reached books it; not the first."),
                    optional("undone_in", CODES, "States whose being reached takes it back by a counter-entry."),
                    required("quantity", CODE, "Field with the quantity; its size counts, the accounts say which way."),
                    required("day", CODE, "Field with the day."),
                    optional("from", CODE, "Field with the holder that gives."),
                    optional("to", CODE, "Field with the holder that takes."),
                    optional("source", CODE, "Field that is booked once in the ledger; the key when not given.")));

    static final Shape.Table KIND = new Shape.Table(
            "ledger posting",
            "A kind of posting: quantity times coefficient goes from one account to the other.",
            List.of(
                    required("title", NAME, "What people call it."),
                    required("from", CODE, "Kind of account that gives."),
                    required("to", CODE, "Kind of account that takes."),
                    required("measure", NAME, "Name of the quantity."),
                    required("unit", UNIT, "Unit of the quantity."),
                    optional("most", new Shape.Decimal(), "Greatest quantity of one posting."),
                    optional(
                            "coefficients",
                            new Shape.Many(COEFFICIENT, false),
                            "The earliest first; the quantity is the amount when there is none."),
                    optional("evidence", CODES, "Kinds of evidence without which it is refused."),
                    optional("permission", PERMISSION, "What it needs; register.edit when not given."),
                    optional("reversal", PERMISSION, "What a counter-entry needs; register.approve when not given."),
                    optional("record", RECORD, "Record whose life books it.")));

    static final Shape.Table LEDGER = new Shape.Table(
            "ledger",
            "Accounts in one unit, kept by double entry.",
            List.of(
                    required("title", NAME, "Its name."),
                    required("description", NAME, "What is kept in it, in one sentence."),
                    optional("basis", BASIS, "Document it rests on."),
                    optional("clauses", Shape.clauses(), "Clauses of the plan it serves."),
                    required("unit", UNIT, "Unit of all amounts."),
                    optional("decimals", new Shape.Whole(0, 4), "Places of amounts; 2 when not given."),
                    required("accounts", new Shape.Map(CODE, ACCOUNT), "Kinds of accounts."),
                    required("postings", new Shape.Map(CODE, KIND), "Kinds of postings."),
                    optional("evidence", new Shape.Map(CODE, NAME), "Kinds of evidence.")));

    static final Shape.Table STEP = new Shape.Table(
            "ledger step",
            "A posting of an example, or one taken back.",
            List.of(
                    optional("post", CODE, "Kind of posting."),
                    optional("reverse", WORDS, "Source of an earlier step to take back instead."),
                    optional("source", WORDS, "What it comes from."),
                    optional("day", DAY, "Day on which it happened; that of the example when not given."),
                    optional("from", WORDS, "Holder that gives."),
                    optional("to", WORDS, "Holder that takes."),
                    optional("quantity", new Shape.Decimal(), "What is told."),
                    optional("evidence", new Shape.Map(CODE, WORDS), "Kind of evidence to number of document."),
                    optional("amount", new Shape.Decimal(), "Amount to which it must come."),
                    optional(
                            "refused",
                            new Shape.Many(Shape.Text.like("a code", "[A-Z]+-\\d{3}"), true),
                            "Codes with which it must be refused; booked when not given.")));

    static final Shape.Table EXAMPLE = new Shape.Table(
            "ledger example",
            "Postings one after the other, and what accounts hold then.",
            List.of(
                    required("example", Shape.sentence(), "What it shows."),
                    required("ledger", CODE, "Code of the ledger."),
                    required("today", DAY, "The day on which it is played."),
                    required("steps", new Shape.Many(STEP, false), "What is done."),
                    optional(
                            "balances",
                            new Shape.Map(WORDS, new Shape.Decimal()),
                            "Account, such as `person:P1`, to what it holds at the end.")));

    static final Shape.Table FILE = new Shape.Table(
            "ledgers.yml",
            "Ledgers: accounts for points, quotas and subsidies with dated coefficients, and examples that run as tests.",
            List.of(
                    required("ledgers", new Shape.Map(CODE, LEDGER), "Code to ledger; unique over all packs."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "Examples.")));

    private LedgerShapes() {}
}

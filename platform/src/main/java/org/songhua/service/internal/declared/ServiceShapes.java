package org.songhua.service.internal.declared;

import static org.songhua.pack.yaml.Key.optional;
import static org.songhua.pack.yaml.Key.required;

import java.util.List;
import org.songhua.pack.yaml.Shape;

/** What the pack files of services look like. */
final class ServiceShapes {
    private static final Shape.Text CODE = Shape.code("household_no");
    private static final Shape.Text CONDITION = Shape.Text.of("a condition", 500);
    private static final Shape.Text BASIS = Shape.Text.of("a basis", 300);
    private static final Shape CODES = new Shape.Many(CODE, true);

    static final Shape.Table NAME = Shape.inBothLanguages("service name", 500);

    static final Shape.Table PERSONAL = new Shape.Table(
            "personal item",
            "Something that tells who applies; sealed in the vault and never a field of a record.",
            List.of(
                    required("title", NAME, "Label."),
                    optional("required", new Shape.Truth(), "Whether an application without it is refused."),
                    optional("pattern", Shape.Text.of("a regular expression", 200), "Form of the whole text."),
                    optional("max_length", new Shape.Whole(1, 500), "Most characters; 100 when not given.")));

    static final Shape.Table LOOKUP = new Shape.Table(
            "service lookup",
            "A fact from another register: a field of the record with a key, or how many records have a value.",
            List.of(
                    required("register", CODE, "Register it is looked up in."),
                    required("by", CODE, "Asked field with the value that is looked for."),
                    optional("field", CODE, "Field of the record with that key, whose value is the fact."),
                    optional("match", CODE, "Filter field; the fact is how many records have the value."),
                    optional(
                            "open", new Shape.Truth(), "Whether everybody may be told; else only who decides sees it."),
                    optional("fills", CODE, "Asked field that is filled with it.")));

    static final Shape.Table RULE = new Shape.Table(
            "eligibility rule",
            "A condition for being eligible. One of which a fact is not known is neither kept nor broken.",
            List.of(
                    required("title", NAME, "What it is about."),
                    optional("when", CONDITION, "Condition under which it applies; always when not given."),
                    required("holds", CONDITION, "The condition, over asked fields and lookups."),
                    required("says", NAME, "What is told when it does not hold."),
                    required("basis", BASIS, "What it rests on.")));

    static final Shape.Table DOCUMENT = new Shape.Table(
            "service document",
            "A document to be brought once.",
            List.of(
                    required("title", NAME, "What people call it."),
                    optional("when", CONDITION, "Condition under which it is needed; always when not given."),
                    optional("months", new Shape.Whole(0, 240), "How long one brought before counts; never: 0.")));

    static final Shape.Table JUDGEMENT = new Shape.Table(
            "service judgement",
            "States for which the rules decide.",
            List.of(
                    required(
                            "eligible",
                            CODES,
                            "States reached only when every rule holds and every document is there."),
                    required("refused", CODES, "States reached only when a rule does not hold, or with a reason."),
                    optional("reason", CODE, "Field with that reason.")));

    static final Shape.Table TERM = new Shape.Table(
            "queue term",
            "A part of the order: who fulfils a condition comes first, or a field decides.",
            List.of(
                    optional("when", CONDITION, "Those for whom it holds come first."),
                    optional("field", CODE, "Number or day; a missing one comes last."),
                    optional("descending", new Shape.Truth(), "Whether the greatest comes first."),
                    required("says", NAME, "What it means, for people.")));

    static final Shape.Table QUEUE = new Shape.Table(
            "service queue",
            "In which order applications are served; of equals whoever waits longer comes first.",
            List.of(
                    required("in", CODE, "State in which they wait."),
                    required("served", CODES, "States that mean having been served."),
                    required("order", new Shape.Many(TERM, false), "The order, the most important first."),
                    optional("leap", CODE, "Field that says why somebody is served out of turn.")));

    static final Shape.Table ALLOTMENT = new Shape.Table(
            "service allotment",
            "A record of another register that is given to an applicant.",
            List.of(
                    required("in", CODES, "States in which they have it."),
                    required("field", CODE, "Field of the application with the key of that record."),
                    required("register", CODE, "Register of what is given."),
                    required("take", CODE, "Action done to it when it is given."),
                    required("back", CODE, "Action done to it when it comes back.")));

    static final Shape.Table PAYMENTS = new Shape.Table(
            "service payments",
            "What is paid month by month and booked once.",
            List.of(
                    required("in", CODES, "States in which it is paid."),
                    required("ledger", CODE, "Ledger it is booked in."),
                    required("posting", CODE, "Kind of posting; its taker is the number of the application."),
                    required("amount", CODE, "Field with the amount of a month."),
                    required("from", CODE, "Field with the first day."),
                    optional("until", CODE, "Field with the last day.")));

    static final Shape.Table CERTIFICATE = new Shape.Table(
            "service certificate",
            "What is certified; verified by its code without an account.",
            List.of(
                    required("in", CODES, "States in which it holds."),
                    required("title", NAME, "What it certifies."),
                    required("months", new Shape.Whole(1, 1_200), "How long it holds.")));

    static final Shape.Table NEED = new Shape.Table(
            "service need",
            "Who should have the service: the records of another register, met by applications in some states.",
            List.of(
                    required("title", NAME, "What the gap is called."),
                    required("register", CODE, "Register of those who need it."),
                    required("states", CODES, "States of that register that count."),
                    required("by", CODE, "Asked field with the key of their record."),
                    required("met", CODES, "States of an application in which the need is met.")));

    static final Shape.Table EXAMPLE = new Shape.Table(
            "service example",
            "An application and what each rule says of it.",
            List.of(
                    required("example", Shape.sentence(), "What it shows."),
                    required("facts", new Shape.Map(CODE, new Shape.Scalar()), "Asked fields and lookups."),
                    optional("fails", CODES, "Rules that do not hold."),
                    optional("unknown", CODES, "Rules of which a fact is not known."),
                    optional("documents", CODES, "Documents that are needed."),
                    optional(
                            "before",
                            new Shape.Map(CODE, new Shape.Scalar()),
                            "Facts of another application, which this one stands before in the queue.")));

    static final Shape.Table FILE = new Shape.Table(
            "public-services/*.yml",
            "A service that somebody can apply for. The name of the file is its code, with `-` for `_`.",
            List.of(
                    required("title", NAME, "Its name."),
                    required("description", NAME, "What it gives, in one sentence."),
                    required("basis", BASIS, "Law or document it rests on."),
                    optional("clauses", Shape.clauses(), "Clauses of the plan it serves."),
                    required("applicant", new Shape.OneOf(List.of("person", "enterprise")), "Who may apply."),
                    required("register", CODE, "Register whose records are its applications."),
                    optional("department", Shape.Text.of("an organisation", 60), "Organisation they belong to."),
                    required("asks", CODES, "Fields of that register which the applicant fills in."),
                    required("personal", new Shape.Map(CODE, PERSONAL), "What is sealed of the applicant."),
                    required("identity", CODE, "Personal item that tells one applicant from another."),
                    required("duplicates", CODES, "Items or fields of which no value stands in two applications."),
                    optional("lookups", new Shape.Map(CODE, LOOKUP), "Facts from other registers."),
                    required("eligibility", new Shape.Map(CODE, RULE), "Who is eligible."),
                    optional("documents", new Shape.Map(CODE, DOCUMENT), "What is to be brought."),
                    required("promises", new Shape.Map(CODE, new Shape.Whole(1, 3_650)), "State to working days."),
                    required("judgement", JUDGEMENT, "Where the rules decide."),
                    optional("withdrawal", CODE, "Action by which an applicant takes it back."),
                    optional("queue", QUEUE, "In which order applications are served."),
                    optional("allotment", ALLOTMENT, "What is given out of another register."),
                    optional("payments", PAYMENTS, "What is paid month by month."),
                    optional("certificate", CERTIFICATE, "What is certified."),
                    optional("need", NEED, "Who should have it."),
                    optional("examples", new Shape.Many(EXAMPLE, false), "Examples.")));

    private ServiceShapes() {}
}

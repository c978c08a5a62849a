package org.songhua.casework.internal.files;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.songhua.casework.CaseAction;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseClass;
import org.songhua.casework.Severity;
import org.songhua.casework.internal.rules.PersonalData;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;

/** Looks at what an action says, before the flow does: codes that exist, texts that are short and name nobody. */
final class FieldCheck {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int MOST_FIELDS = 20;

    private final CaseCatalogue catalogue;
    private final Organisations organisations;

    FieldCheck(CaseCatalogue catalogue, Organisations organisations) {
        this.catalogue = catalogue;
        this.organisations = organisations;
    }

    List<Fault> faults(CaseRecord subject, CaseAction action) {
        var faults = new ArrayList<Fault>();
        if (action.fields().size() > MOST_FIELDS)
            faults.add(fault("fields", "CASE-101", "There are too many fields.", "Give at most " + MOST_FIELDS + "."));
        action.fields().forEach((name, value) -> form(name, value, faults));
        if (faults.isEmpty()) action.fields().forEach((name, value) -> meaning(subject, name, value, faults));
        return faults;
    }

    private static void form(String name, String value, List<Fault> faults) {
        if (!NAME.matcher(name).matches())
            faults.add(fault("fields", "CASE-101", "A field has a name that is none.", "Use names of the flow."));
        else if (value.length() > CaseAction.LONGEST_FIELD || value.chars().anyMatch(Character::isISOControl))
            faults.add(fault(
                    name,
                    "CASE-102",
                    "The value is too long, or holds control characters.",
                    "Keep it below " + CaseAction.LONGEST_FIELD + " characters."));
        else if (!isUuid(value) && !PersonalData.kinds(value).isEmpty())
            faults.add(fault(
                    name,
                    "CASE-103",
                    "The value seems to hold personal data: " + PersonalData.kinds(value) + ".",
                    "The log keeps none; put it into a note of the report."));
    }

    private void meaning(CaseRecord subject, String name, String value, List<Fault> faults) {
        switch (name) {
            case "department", "assisted" -> known(name, Set.of(value), faults);
            case "assistants" -> known(name, new HashSet<>(List.of(value.split(",", -1))), faults);
            case "severity" -> require(Severity.find(value).isPresent(), name, value, "one of the severities", faults);
            case "supervision" -> require(value.matches("[0-3]"), name, value, "a level from 0 to 3", faults);
            case "condition" ->
                require(isCondition(subject, value), name, value, "a filing condition of the class", faults);
            case "class" ->
                require(isSameFlow(subject, value), name, value, "a class whose cases follow the same flow", faults);
            case "merged_into" -> require(isUuid(value), name, value, "the id of a case", faults);
            case "extend_by" -> require(value.matches("[1-9]\\d{0,2}"), name, value, "a number from 1 to 999", faults);
            case "contact_result" ->
                require(
                        value.matches("ok|no_answer|refused|wrong_number"),
                        name,
                        value,
                        "ok, no_answer, refused or wrong_number",
                        faults);
            case "solved" -> require(value.matches("yes|no|unknown"), name, value, "yes, no or unknown", faults);
            case "satisfied" -> require(value.matches("[1-5]|unknown"), name, value, "1 to 5, or unknown", faults);
            case "region", "grid", "channel", "reports", "on_duty" ->
                faults.add(fault(name, "CASE-105", "The field " + name + " is kept by the platform.", "Leave it out."));
            default -> {}
        }
    }

    private void known(String name, Set<String> codes, List<Fault> faults) {
        Set<String> all = organisations.list().stream().map(Organisation::code).collect(Collectors.toSet());
        var missing = new HashSet<>(codes);
        missing.removeAll(all);
        if (!missing.isEmpty())
            faults.add(fault(
                    name,
                    "CASE-104",
                    "There is no organisation " + String.join(", ", missing) + ".",
                    "Name one that exists."));
    }

    private boolean isCondition(CaseRecord subject, String value) {
        Map<Integer, ?> conditions = catalogue
                .findClass(subject.field("class"))
                .map(CaseClass::conditions)
                .orElse(Map.of());
        if (!value.matches("\\d{1,2}")) return false;
        return conditions.isEmpty() || conditions.containsKey(Integer.valueOf(value));
    }

    private boolean isSameFlow(CaseRecord subject, String value) {
        return catalogue
                .findClass(value)
                .filter(one -> one.flow().equals(subject.flow()))
                .isPresent();
    }

    static boolean isUuid(String value) {
        return Parsing.find(value, UUID::fromString)
                .filter(id -> id.toString().equals(value))
                .isPresent();
    }

    private static void require(boolean holds, String name, String value, String what, List<Fault> faults) {
        if (!holds) faults.add(fault(name, "CASE-104", value + " is not " + what + ".", "Give " + what + "."));
    }

    private static Fault fault(String name, String code, String problem, String remedy) {
        return Fault.refused(code, Place.atField("/fields/" + name), problem, remedy);
    }
}

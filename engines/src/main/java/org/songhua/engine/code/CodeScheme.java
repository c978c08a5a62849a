package org.songhua.engine.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * How a kind of code is built of digits. The widths are those of GB/T 47678-2026 part 5 (see {@code package.md} for how sure
 * they are); a city that counts otherwise makes a scheme of its own with {@link #withWidth}.
 *
 * <p>Fault codes: {@code CODE-001} wrong length, {@code CODE-002} not all digits, {@code CODE-003} a field out of range.
 *
 * @param standard the standard that prescribes it
 * @param kind what it identifies
 * @param fields from left to right
 */
public record CodeScheme(String standard, String kind, List<CodeField> fields) {
    private static final String PART_3 = "GB/T 47678.3-2026";
    private static final String PART_5 = "GB/T 47678.5-2026";

    /** 17 digits: a component (管理部件标识码). */
    public static final CodeScheme COMPONENT = new CodeScheme(
            PART_5,
            "component",
            List.of(
                    CodeField.fromOne("division", 6),
                    CodeField.fromOne("big", 2),
                    CodeField.fromOne("small", 3),
                    CodeField.fromOne("sequence", 6)));
    /** 15 digits: a unit grid (单元网格标识码). */
    public static final CodeScheme UNIT_GRID = new CodeScheme(
            PART_3,
            "unit_grid",
            List.of(
                    CodeField.fromOne("division", 6),
                    CodeField.fromOne("street", 3),
                    CodeField.fromOne("community", 3),
                    CodeField.fromOne("sequence", 3)));
    /** 5 digits: a type of component. The same number means another thing as a type of matter: see {@link TypeKey}. */
    public static final CodeScheme COMPONENT_TYPE = type("component");
    /** 5 digits: a type of matter (管理事项). */
    public static final CodeScheme MATTER_TYPE = type("matter");
    /** 11 digits: a matter of a division (事项代码); it names a type, not a case. */
    public static final CodeScheme MATTER = new CodeScheme(
            PART_5,
            "matter_of_division",
            List.of(CodeField.fromOne("division", 6), CodeField.fromOne("big", 2), CodeField.fromOne("small", 3)));
    /** 16 digits: a component of the old series. */
    public static final CodeScheme OLD_COMPONENT = new CodeScheme(
            "GB/T 30428.2-2013",
            "component",
            List.of(
                    CodeField.fromOne("division", 6),
                    CodeField.fromOne("big", 2),
                    CodeField.fromOne("small", 2),
                    CodeField.fromOne("sequence", 6)));
    /** 4 digits: a type of component of the old series. */
    public static final CodeScheme OLD_COMPONENT_TYPE = oldType("component");
    /** 4 digits: a type of event of the old series. */
    public static final CodeScheme OLD_EVENT_TYPE = oldType("event");

    public CodeScheme {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) throw new IllegalArgumentException("A code has at least one field.");
    }

    private static CodeScheme type(String kind) {
        return new CodeScheme(PART_5, kind, List.of(CodeField.fromOne("big", 2), CodeField.fromOne("small", 3)));
    }

    private static CodeScheme oldType(String kind) {
        return new CodeScheme(
                "GB/T 30428.2-2013", kind, List.of(CodeField.fromOne("big", 2), CodeField.fromOne("small", 2)));
    }

    /** {@return the same scheme with another width of one field} */
    public CodeScheme withWidth(String field, int width) {
        field(field);
        List<CodeField> changed = fields.stream()
                .map(f -> f.name().equals(field) ? new CodeField(field, width, f.leastValue()) : f)
                .toList();
        return new CodeScheme(standard, kind, changed);
    }

    /** {@return number of digits} */
    public int length() {
        return fields.stream().mapToInt(CodeField::width).sum();
    }

    /** {@return everything that is wrong with a code; empty when it is well formed} */
    public List<Fault> check(String code) {
        if (!code.matches("[0-9]*")) return List.of(notDigits(code));
        if (code.length() != length()) return List.of(wrongLength(code));
        var faults = new ArrayList<Fault>();
        parts(code).forEach((name, digits) -> {
            CodeField field = field(name);
            if (Long.parseLong(digits) < field.leastValue()) faults.add(outOfRange(code, field, digits));
        });
        return faults;
    }

    /**
     * {@return the digits of each field by its name}
     *
     * @throws FaultException with everything that is wrong with the code
     */
    public Map<String, String> parse(String code) {
        List<Fault> faults = check(code);
        if (!faults.isEmpty()) throw new FaultException(faults);
        return parts(code);
    }

    /**
     * {@return the code with these numbers, one for each field in order, filled up with zeros}
     *
     * @throws FaultException naming each number that does not fit into its field
     */
    public String format(long... numbers) {
        if (numbers.length != fields.size()) {
            throw new IllegalArgumentException("%s has %d fields.".formatted(kind, fields.size()));
        }
        var code = new StringBuilder();
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < numbers.length; i++) {
            CodeField field = fields.get(i);
            String digits = Long.toString(numbers[i]);
            boolean fits = numbers[i] >= field.leastValue() && digits.length() <= field.width();
            if (!fits) faults.add(outOfRange(digits, field, digits));
            code.append("0".repeat(Math.max(0, field.width() - digits.length())))
                    .append(digits);
        }
        if (!faults.isEmpty()) throw new FaultException(faults);
        return code.toString();
    }

    private Map<String, String> parts(String code) {
        var parts = new LinkedHashMap<String, String>();
        int at = 0;
        for (CodeField field : fields) {
            parts.put(field.name(), code.substring(at, at + field.width()));
            at += field.width();
        }
        return parts;
    }

    private CodeField field(String name) {
        return fields.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no field %s.".formatted(kind, name)));
    }

    private Fault notDigits(String code) {
        return Fault.refused(
                "CODE-002",
                Place.atField(kind),
                "The code '%s' holds something else than the digits 0 to 9.".formatted(shortened(code)),
                "Remove blanks and letters, and write full-width digits in their plain form.");
    }

    private Fault wrongLength(String code) {
        return Fault.refused(
                "CODE-001",
                Place.atField(kind),
                "The code '%s' has %d digits.".formatted(shortened(code), code.length()),
                "Write %d: %s.".formatted(length(), layout()));
    }

    private Fault outOfRange(String code, CodeField field, String digits) {
        return Fault.refused(
                "CODE-003",
                Place.atField(kind + "/" + field.name()),
                "In '%s' the %s is %s.".formatted(shortened(code), field.name(), digits),
                "Use a number from %d with at most %d digits.".formatted(field.leastValue(), field.width()));
    }

    private String layout() {
        return fields.stream().map(f -> f.width() + " " + f.name()).collect(Collectors.joining(" + "));
    }

    private static String shortened(String code) {
        return code.length() <= 40 ? code : code.substring(0, 40) + "…";
    }
}

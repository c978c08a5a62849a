package org.songhua.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.AttributeDefinition;
import org.songhua.register.FormState;
import org.songhua.register.RecordDraft;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;

/**
 * Records made up as a register declares them: values of its lists, days of the two years before, numbers within their
 * range, texts of its samples. The result depends on seed, register and day only. Every record is flagged.
 */
public final class DemoRecords {
    private static final int DAYS_BACK = 730;
    private static final int FILLED_PERCENT = 80;
    private static final int USUAL_RANGE = 100;

    private final Register register;
    private final Function<Map<String, Object>, FormState> form;
    private final LocalDate today;
    private final Random random;

    /** @param form says which fields are asked for, given others */
    public DemoRecords(Register register, Function<Map<String, Object>, FormState> form, LocalDate today, long seed) {
        this.register = register;
        this.form = form;
        this.today = today;
        random = new Random(seed * 31 + register.code().hashCode());
    }

    /**
     * {@return as many records as asked for; fewer when there are no more objects}
     *
     * @param objects city objects whose facets they are, or near which they lie
     */
    public List<RecordDraft> make(int count, List<CityObject> objects) {
        var drafts = new ArrayList<RecordDraft>();
        boolean placed = register.located() || !register.objects().isEmpty();
        for (int i = 0; i < count && (!placed || i < objects.size()); i++)
            drafts.add(draft(i + 1, placed ? objects.get(i) : null));
        return drafts;
    }

    private RecordDraft draft(int number, @Nullable CityObject at) {
        String key = "DEMO-%05d".formatted(number);
        Map<String, Object> values = values(number);
        if (at == null) return new RecordDraft(key, null, null, null, null, null, values, true);
        if (register.objects().contains(at.classCode()))
            return new RecordDraft(key, at.id().value(), null, null, null, null, values, true);
        var point = Wkb.read(at.wkb()).getInteriorPoint();
        return new RecordDraft(key, null, null, at.region(), point.getX(), point.getY(), values, true);
    }

    /** Field by field, as somebody fills in a form: later ones depend on earlier ones. */
    private Map<String, Object> values(int number) {
        var values = new LinkedHashMap<String, Object>();
        for (RegisterField field : register.fields()) {
            FormState state = form.apply(values);
            if (!state.asked().contains(field.name())) continue;
            boolean wanted = state.required().contains(field.name())
                    || random.nextInt(100) < FILLED_PERCENT
                    || (isNumber(field) && register.samples().words().containsKey(field.name()));
            Object value = wanted ? value(field, number) : null;
            if (value != null) values.put(field.name(), value);
        }
        // What was left out may have become required by what came after it.
        for (String name : form.apply(values).required()) {
            RegisterField field = register.findField(name).orElseThrow();
            Object value = values.containsKey(name) ? null : value(field, number);
            if (value != null) values.put(name, value);
        }
        return values;
    }

    private @Nullable Object value(RegisterField field, int number) {
        AttributeDefinition attribute = field.attribute();
        if (!attribute.choices().isEmpty())
            return attribute
                    .choices()
                    .get(random.nextInt(attribute.choices().size()))
                    .value();
        String sample = isNumber(field) ? words(field, number) : null;
        if (sample != null) return new BigDecimal(sample);
        return switch (attribute.type()) {
            case BOOLEAN -> random.nextInt(4) == 0;
            case INTEGER -> whole(attribute);
            case NUMBER -> decimal(attribute);
            case STRING -> "date".equals(attribute.format()) ? day() : words(field, number);
        };
    }

    private static boolean isNumber(RegisterField field) {
        AttributeDefinition.Type type = field.attribute().type();
        return type == AttributeDefinition.Type.NUMBER || type == AttributeDefinition.Type.INTEGER;
    }

    /** Tenths do not carry a number beyond its range. */
    private double decimal(AttributeDefinition attribute) {
        double value = whole(attribute) + random.nextInt(10) / 10.0;
        BigDecimal least = attribute.minimum();
        BigDecimal most = attribute.maximum();
        if (most != null) value = Math.min(value, most.doubleValue());
        return least == null ? value : Math.max(value, least.doubleValue());
    }

    /** A year stays one of the last fifty as far as its range allows. */
    private long whole(AttributeDefinition attribute) {
        BigDecimal maximum = attribute.maximum();
        long least = least(attribute.minimum(), maximum);
        long most = maximum == null
                ? least + USUAL_RANGE
                : maximum.setScale(0, RoundingMode.FLOOR).longValue();
        if (most > today.getYear() && most <= today.getYear() + 200)
            return Math.max(least, today.getYear() - random.nextInt(50));
        return least + random.nextLong(Math.clamp(most - least, 0, 4 * USUAL_RANGE) + 1);
    }

    private static long least(@Nullable BigDecimal minimum, @Nullable BigDecimal maximum) {
        if (minimum != null) return minimum.setScale(0, RoundingMode.CEILING).longValue();
        if (maximum == null || maximum.compareTo(BigDecimal.ONE) >= 0) return 1;
        return maximum.setScale(0, RoundingMode.FLOOR).longValue() - USUAL_RANGE;
    }

    private String day() {
        return today.minusDays(random.nextInt(DAYS_BACK)).toString();
    }

    private @Nullable String words(RegisterField field, int number) {
        List<String> words = register.samples().words().get(field.name());
        if (words == null || words.isEmpty()) return null;
        return Register.Samples.text(words.get(random.nextInt(words.size())), number);
    }
}

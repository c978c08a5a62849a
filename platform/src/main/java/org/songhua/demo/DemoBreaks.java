package org.songhua.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.songhua.cim.CityObject;
import org.songhua.pack.AttributeDefinition.Choice;
import org.songhua.register.RecordDraft;
import org.songhua.register.Register;
import org.songhua.register.RegisterField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Breaks of pipes made up by a law: so many a kilometre and year by material, more with age, and one pipe in fifteen lies badly and breaks eight times as often. The
 * result depends on pipes, seed and day only; every record is flagged.
 */
public final class DemoBreaks {
    /** Breaks a kilometre and year at 40 years of age. */
    private static final Map<String, Double> RATES =
            Map.of("grey_iron", 0.35, "steel", 0.2, "concrete", 0.12, "pvc", 0.08, "ductile_iron", 0.06, "pe", 0.04);

    private static final double OTHER = 0.1;
    private static final double USUAL_AGE = 40;
    private static final int BAD_IN = 15;
    private static final double BAD_FACTOR = 8;
    private static final int DAYS = 365;
    private static final double METRES_PER_KILOMETRE = 1000;

    private final Register register;
    private final String date;
    private final LocalDate today;
    private final Random random;
    private final List<RecordDraft> drafts = new ArrayList<>();

    /** @param date field with the day of the break */
    public DemoBreaks(Register register, String date, LocalDate today, long seed) {
        this.register = register;
        this.date = date;
        this.today = today;
        random = new Random(seed * 31 + register.code().hashCode());
    }

    /**
     * {@return breaks of pipes since the begin of a year}
     *
     * @param length attribute of a pipe in metres
     * @param year attribute with its year of building
     */
    public List<RecordDraft> make(List<CityObject> pipes, String length, String year, String material, int since) {
        for (CityObject pipe : pipes) {
            JsonNode attributes = JsonMapper.shared().readTree(pipe.attributesJson());
            double rate = RATES.getOrDefault(attributes.path(material).asString(""), OTHER)
                    * attributes.path(length).asDouble(0)
                    / METRES_PER_KILOMETRE
                    * (random.nextInt(BAD_IN) == 0 ? BAD_FACTOR : 1);
            int built = attributes.path(year).asInt(since);
            for (int now = Math.max(since, built); now <= today.getYear(); now++)
                for (int n = count(rate * (now - built) / USUAL_AGE); n > 0; n--) add(pipe, now);
        }
        return drafts;
    }

    /** A Poisson number by multiplying (Knuth): the means here are far below one. */
    private int count(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) count++;
        return count;
    }

    private void add(CityObject pipe, int year) {
        LocalDate day = LocalDate.ofYearDay(year, 1 + random.nextInt(DAYS));
        if (day.isAfter(today)) return;
        var fields = new HashMap<String, Object>();
        fields.put(date, day.toString());
        for (RegisterField field : register.fields()) {
            List<Choice> choices = field.attribute().choices();
            if (!choices.isEmpty())
                fields.put(
                        field.name(),
                        choices.get(random.nextInt(choices.size())).value());
        }
        String key = "DEMO-%05d".formatted(drafts.size() + 1);
        drafts.add(new RecordDraft(key, pipe.id().value(), null, null, null, null, fields, true));
    }
}

package org.songhua.lifeline.internal;

import static org.songhua.pack.yaml.Key.required;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/**
 * How renewal of a network is planned: the part {@code renewal} of {@code lifelines.yml}.
 *
 * @param register where breaks are entered, each a facet of its pipe
 * @param date field with the day of the break
 * @param since first year that is on record
 * @param costOfJob yuan of renewing a pipe, however short
 * @param costOfMetre yuan in addition for each metre, whatever the diameter
 * @param costOfMillimetre yuan in addition for each metre and millimetre of diameter
 * @param shareOfShort by which somebody counts who has clearly less water, above 0 and at most 1
 */
record RenewalRules(
        String register,
        String date,
        int since,
        double costOfJob,
        double costOfMetre,
        double costOfMillimetre,
        double shareOfShort) {
    static final String KEY = "renewal";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final Shape.Text CODE =
            Shape.Text.like("a code such as `main_breaks`", "[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private static final Shape.Table COST = new Shape.Table(
            "lifeline renewal cost",
            "What it costs to renew a pipe, in yuan.",
            List.of(
                    required("job", new Shape.Decimal(), "Of a pipe, however short."),
                    required("metre", new Shape.Decimal(), "In addition for each metre, whatever the diameter."),
                    required(
                            "millimetre",
                            new Shape.Decimal(),
                            "In addition for each metre and millimetre of diameter.")));

    static final Shape.Table SHAPE = new Shape.Table(
            "lifeline renewal",
            "How preventive renewal is planned: from breaks on record, and from who is without water then.",
            List.of(
                    required("register", CODE, "Register of breaks; each record is a facet of its pipe."),
                    required("date", CODE, "Field with the day of the break."),
                    required(
                            "since",
                            new Shape.Whole(FIRST_YEAR, LAST_YEAR),
                            "First year of which all breaks are on record."),
                    required("cost", COST, "What renewal costs, assumed."),
                    required(
                            "short",
                            new Shape.Decimal(),
                            "Share by which somebody counts who has clearly less water, above 0 and at most 1.")));

    /** {@return what all packs say, by the code of the network} */
    static Map<String, RenewalRules> read(PackContent content) {
        var all = new HashMap<String, RenewalRules>();
        for (PartFile file : content.files(LifelineFormat.FILE))
            file.content().part("lifelines").entries().forEach((code, item) -> {
                if (item.find(KEY) != null) all.put(code, of(item.part(KEY)));
            });
        return all;
    }

    private static RenewalRules of(Item item) {
        Item cost = item.part("cost");
        return new RenewalRules(
                item.text("register", ""),
                item.text("date", ""),
                item.whole("since", FIRST_YEAR),
                LifelineFormat.number(cost, "job"),
                LifelineFormat.number(cost, "metre"),
                LifelineFormat.number(cost, "millimetre"),
                LifelineFormat.number(item, "short"));
    }

    /** {@return yuan of renewing a pipe} */
    double cost(double metres, double millimetres) {
        return costOfJob + metres * (costOfMetre + costOfMillimetre * (millimetres > 0 ? millimetres : 0));
    }
}

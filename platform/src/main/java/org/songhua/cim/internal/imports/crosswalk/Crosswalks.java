package org.songhua.cim.internal.imports.crosswalk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.imports.crosswalk.Crosswalk.Reading;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.pack.part.PackContent;

/**
 * All crosswalks of the packs. Of several for one attribute that of the later pack is asked first, so that a city can say what
 * the types are that it gave out itself. Immutable, safe for use by many threads.
 */
public final class Crosswalks {
    /** No crosswalk at all. */
    public static final Crosswalks NONE = new Crosswalks(List.of());

    private final Map<String, Map<String, List<Crosswalk>>> byClass = new HashMap<>();

    Crosswalks(List<Crosswalk> inOrderOfPacks) {
        for (Crosswalk one : inOrderOfPacks.reversed()) {
            byClass.computeIfAbsent(one.classCode(), code -> new LinkedHashMap<>())
                    .computeIfAbsent(one.attribute(), name -> new ArrayList<>())
                    .add(one);
        }
    }

    /** {@return the crosswalks of packs that have been verified} */
    public static Crosswalks of(PackContent packs) {
        return new Crosswalks(new CrosswalkReader(packs, fault -> {}).read());
    }

    /**
     * Puts present codes in the place of old ones and keeps the old ones under their tags. What cannot be decided stays as it is.
     *
     * @param properties of one feature by the names of attributes; changed in place
     * @return what somebody must look at, placed at the attribute
     */
    public List<Fault> apply(String classCode, Map<String, Object> properties, Place place) {
        var found = byClass.get(classCode);
        if (found == null) return List.of();
        var remarks = new ArrayList<Fault>();
        found.forEach((attribute, crosswalks) -> {
            String told = text(properties.get(attribute));
            if (told != null) apply(crosswalks, told, properties, place.withField(attribute), remarks);
        });
        return remarks;
    }

    private static void apply(
            List<Crosswalk> crosswalks, String told, Map<String, Object> properties, Place place, List<Fault> remarks) {
        Crosswalk decides = deciding(crosswalks, told);
        switch (decides.read(told)) {
            case Reading.NotMeant notMeant -> {}
            case Reading.Unknown(String old) -> remarks.add(CrosswalkFaults.unknown(place, told, old, decides.code()));
            case Reading.Gone(String old) -> remarks.add(CrosswalkFaults.gone(place, told, old));
            case Reading.Ambiguous(String old, List<String> words) ->
                remarks.add(CrosswalkFaults.ambiguous(place, told, old, words));
            case Reading.Found found -> put(decides, told, found, properties, place, remarks);
        }
    }

    /** The first that knows the word decides, else the first that knows the form. */
    private static Crosswalk deciding(List<Crosswalk> crosswalks, String told) {
        Crosswalk best = crosswalks.getFirst();
        for (Crosswalk one : crosswalks) {
            Reading reading = one.read(told);
            if (reading instanceof Reading.NotMeant) continue;
            if (!(reading instanceof Reading.Unknown)) return one;
            if (best.read(told) instanceof Reading.NotMeant) best = one;
        }
        return best;
    }

    private static void put(
            Crosswalk crosswalk,
            String told,
            Reading.Found found,
            Map<String, Object> properties,
            Place place,
            List<Fault> remarks) {
        properties.put(crosswalk.attribute(), found.code());
        properties.putIfAbsent(crosswalk.keeps(), told);
        String gives = crosswalk.gives();
        if (gives == null || gives.equals(crosswalk.attribute())) return;
        String beside = text(properties.get(gives));
        if (beside == null) properties.put(gives, found.word());
        else if (!beside.equals(found.word()) && !isOldWord(crosswalk, beside, found.word()))
            remarks.add(CrosswalkFaults.contradicts(place, told, found.word(), gives, beside));
    }

    /** The attribute beside may be told in words of the old series itself. */
    private static boolean isOldWord(Crosswalk crosswalk, String beside, String word) {
        return crosswalk.words().getOrDefault(beside, List.of()).equals(List.of(word));
    }

    /** Tables tell codes as numbers too; 16 digits are held exactly. */
    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case String text when !text.isBlank() -> text.strip();
            case Long number -> number.toString();
            case Double number when number == Math.rint(number) -> new BigDecimal(number).toPlainString();
            case null, default -> null;
        };
    }
}

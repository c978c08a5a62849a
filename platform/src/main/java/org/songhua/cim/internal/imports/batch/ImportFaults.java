package org.songhua.cim.internal.imports.batch;

import java.util.Locale;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.pack.ClassDefinition;

/** Faults of features that have nothing to do with the format of their file. */
public final class ImportFaults {
    private ImportFaults() {}

    static Fault longSourceId(Feature feature, int longest) {
        return Fault.refused(
                "IMP-010",
                feature.place().withFeature(shortened(feature.sourceId())),
                "The identifier has %d characters.".formatted(feature.sourceId().length()),
                "Give an identifier of at most %d characters.".formatted(longest));
    }

    static Fault wrongKind(Feature feature) {
        ClassDefinition definition = feature.definition();
        return Fault.refused(
                "IMP-011",
                feature.place(),
                "Class %s wants a %s, the feature is a %s."
                        .formatted(
                                definition.code(),
                                definition.geometry().name().toLowerCase(Locale.ROOT),
                                feature.geometry().getGeometryType()),
                "Choose another class for it, or give it the right geometry.");
    }

    static Fault tooMuchText(Feature feature, int bytes, int most) {
        return Fault.refused(
                "IMP-012",
                feature.place(),
                "The attributes have %d bytes, allowed are %d.".formatted(bytes, most),
                "Shorten the texts; keep documents elsewhere and link to them.");
    }

    /** The source uses an identifier twice. */
    public static Fault duplicate(Place place) {
        return Fault.refused(
                "IMP-013",
                place,
                "The identifier occurs more than once in the file; the first was taken.",
                "Give every feature an identifier of its own.");
    }

    /** Somebody had edited an object and now its source tells something new as well. */
    public static Fault editedOver(Place place) {
        return Fault.remark(
                "IMP-017",
                place,
                "The object was edited by hand and its source has changed since; it is now as the source says.",
                "Look at its history and repeat the edit where it still holds.");
    }

    /** Nobody declares the class a feature names. */
    public static Fault unknownClass(Place place, String code, String taken) {
        return Fault.remark(
                "IMP-014",
                place.withField("class"),
                "No pack declares a class \"%s\"; it became class %s.".formatted(shortened(code), taken),
                "Correct the class, or choose one for the whole file.");
    }

    /** No class takes a feature. */
    public static Fault noClass(Place place) {
        return Fault.refused(
                "IMP-015",
                place,
                "No class takes the feature, and no pack declares a general class.",
                "Choose a class for the file, or load the pack base.");
    }

    /** A text holds characters that cannot be stored. */
    public static Fault unstorable(Place place) {
        return Fault.remark(
                "IMP-016",
                place,
                "The text holds a NUL character, half a surrogate pair or bytes that are not UTF-8; they became U+FFFD.",
                "Correct the text at the source; save the file as UTF-8.");
    }

    /** {@return a text short enough for a message} */
    public static String shortened(String text) {
        return shortened(text, 60);
    }

    /** {@return a text of at most so many characters, and an ellipsis when there were more} */
    public static String shortened(String text, int longest) {
        if (text.length() <= longest) return text;
        // Half a surrogate pair cannot be written as JSON.
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }
}

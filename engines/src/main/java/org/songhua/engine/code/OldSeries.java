package org.songhua.engine.code;

import java.util.Map;
import java.util.Set;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * Codes of GB/T 30428.2-2013 as those of GB/T 47678.5-2026, for import. The rule is regular: component BB SS becomes BB 0SS,
 * event BB SS becomes (BB + 5) 0SS; {@code package.md} names the exceptions and how they are known.
 *
 * <p>Fault codes: {@code CODE-001} to {@code CODE-003} as {@link CodeScheme}, {@code CODE-004} no successor.
 */
public final class OldSeries {
    /** Water facilities that moved from 其他 to 市政公用设施. */
    private static final Map<String, String> MOVED = Map.of("0506", "01069", "0507", "01070", "0508", "01071");
    /** Types that the new list has no more. */
    private static final Set<String> DROPPED = Set.of("0116", "0501", "0504", "0505");

    private static final Set<String> DROPPED_EVENTS = Set.of("0131", "0205");
    private static final int LEAST_LOCAL = 78;
    private static final int BIG_CLASSES_OF_EVENTS = 4;
    private static final int EVENTS_FOLLOW = 5;

    private OldSeries() {}

    /**
     * {@return the new code of an old component of 16 digits}
     *
     * @throws FaultException when it is malformed or its type has no successor
     */
    public static String component(String old) {
        Map<String, String> parts = CodeScheme.OLD_COMPONENT.parse(old);
        String type = componentType(old.substring(6, 10)).code();
        return parts.get("division") + type + parts.get("sequence");
    }

    /**
     * {@return the new type of an old component type of 4 digits}
     *
     * @throws FaultException when it is malformed or has no successor
     */
    public static TypeKey componentType(String old) {
        CodeScheme.OLD_COMPONENT_TYPE.parse(old);
        if (DROPPED.contains(old)) throw withoutSuccessor("component", old);
        String moved = MOVED.get(old);
        String code = moved != null ? moved : old.substring(0, 2) + small(old);
        return TypeKey.of(CodeScheme.COMPONENT_TYPE, code);
    }

    /**
     * {@return the type of matter that an old event type of 4 digits has become}
     *
     * @throws FaultException when it is malformed or has no successor; emergencies (old 05) are no matters any more
     */
    public static TypeKey eventType(String old) {
        CodeScheme.OLD_EVENT_TYPE.parse(old);
        int big = Integer.parseInt(old.substring(0, 2));
        if (big > BIG_CLASSES_OF_EVENTS || DROPPED_EVENTS.contains(old)) throw withoutSuccessor("event", old);
        return TypeKey.of(CodeScheme.MATTER_TYPE, "%02d%s".formatted(big + EVENTS_FOLLOW, small(old)));
    }

    /** Numbers that cities gave out themselves go where the new series leaves room for those. */
    private static String small(String old) {
        int small = Integer.parseInt(old.substring(2));
        return "%03d".formatted(small < LEAST_LOCAL ? small : TypeKey.LEAST_LOCAL + small);
    }

    private static FaultException withoutSuccessor(String kind, String old) {
        return new FaultException(Fault.refused(
                "CODE-004",
                Place.atField(kind),
                "The old type %s has no successor in GB/T 47678.5-2026.".formatted(old),
                "Choose a type of the new list, or one of the city's own from 900."));
    }
}

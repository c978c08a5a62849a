package org.songhua.engine.code;

import org.songhua.engine.fault.FaultException;

/**
 * What a type code means: only standard, kind and code together are unique, because 01001 is 供水井盖 as a component and
 * 供水井盖异常 as a matter.
 *
 * @param standard such as {@code GB/T 47678.5-2026}
 * @param kind {@code component}, {@code matter} or {@code event}
 * @param code its digits
 */
public record TypeKey(String standard, String kind, String code) {
    /** Small classes from here on are a city's own; the standard's lists stay far below. */
    public static final int LEAST_LOCAL = 900;

    /**
     * {@return the key of a code of a scheme}
     *
     * @throws FaultException when the code is not of the scheme
     */
    public static TypeKey of(CodeScheme scheme, String code) {
        scheme.parse(code);
        return new TypeKey(scheme.standard(), scheme.kind(), code);
    }

    /** {@return whether the type is a city's own} */
    public boolean isLocal() {
        return code.length() == 5 && Integer.parseInt(code.substring(2)) >= LEAST_LOCAL;
    }
}

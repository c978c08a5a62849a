package org.songhua.register;

import org.songhua.pack.AttributeDefinition;

/**
 * One field of a register.
 *
 * @param attribute its name, type, unit, range and list of values; never required by itself
 * @param shownWhen condition over the other fields under which it is asked for; empty for always
 * @param requiredWhen condition under which a record without it is refused; empty for never, {@code true} for always
 * @param seenBy code of the permission without which its value is not shown; empty for all who may see the register
 * @param masked whether those without the permission see that there is a value and its ends, or nothing at all
 * @param editedBy code of the permission needed to change it; empty for all who may edit the register
 * @param slot index column that lists can be filtered by, such as {@code s1}; empty when they cannot
 */
public record RegisterField(
        AttributeDefinition attribute,
        String shownWhen,
        String requiredWhen,
        String seenBy,
        boolean masked,
        String editedBy,
        String slot) {

    /** {@return the name in JSON} */
    public String name() {
        return attribute.name();
    }

    /** {@return whether lists can be filtered by it} */
    public boolean isFilter() {
        return !slot.isEmpty();
    }
}

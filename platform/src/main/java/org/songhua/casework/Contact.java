package org.songhua.casework;

/**
 * Who reported; kept in the vault only. Empty texts for what was not said.
 *
 * @param name as they call themselves
 * @param phone as they wrote it
 * @param email as they wrote it
 */
public record Contact(String name, String phone, String email) {
    /** Somebody who said nothing of themselves. */
    public static final Contact NOBODY = new Contact("", "", "");

    /** {@return whether nothing was said} */
    public boolean isEmpty() {
        return name.isEmpty() && phone.isEmpty() && email.isEmpty();
    }

    /** Personal data never show by accident. */
    @Override
    public String toString() {
        return isEmpty() ? "Contact[nobody]" : "Contact[…]";
    }
}

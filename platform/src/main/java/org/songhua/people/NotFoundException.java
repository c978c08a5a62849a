package org.songhua.people;

/** A user, role, organisation or key that was asked for by name does not exist. */
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what kind and name, such as {@code user li} */
    public NotFoundException(String what) {
        super("There is no " + what + ".");
    }
}

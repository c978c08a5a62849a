package org.songhua.people;

import java.util.NoSuchElementException;

/** What was asked for by name does not exist, or not for whoever asks. */
public final class NotFoundException extends NoSuchElementException {
    private static final long serialVersionUID = 1L;

    /** @param what kind and name, such as {@code user li} */
    public NotFoundException(String what) {
        super("There is no " + what + ".");
    }
}

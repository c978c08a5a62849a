package org.songhua.cim.internal.cityjson;

/** A document is not what CityJSON asks for; the message says in what, to be finished by a full stop. */
public final class CityJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CityJsonException(String message) {
        super(message);
    }
}

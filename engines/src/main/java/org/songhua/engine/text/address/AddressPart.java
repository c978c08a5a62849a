package org.songhua.engine.text.address;

/**
 * A part of an address.
 *
 * @param kind such as {@code city}, {@code road}, {@code roadno}, {@code poi}
 * @param text its characters
 * @param from first token
 * @param to token after the last
 */
public record AddressPart(String kind, String text, int from, int to) {}

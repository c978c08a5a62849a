package org.songhua.warning;

/**
 * A warning began and is durable. Told once while the program runs; who must miss none reads {@link Warnings#events}.
 *
 * @param warning as it was raised
 */
public record WarningRaised(Warning warning) {}

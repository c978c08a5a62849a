package org.songhua.pack;

/**
 * A heading of the layer tree.
 *
 * @param code identifier
 * @param title name
 * @param order place in the tree, lowest first
 */
public record ClassGroup(String code, Text title, int order) {}

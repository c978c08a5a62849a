package org.songhua.engine.network;

/**
 * A graph and what was left out of it; nothing is left out without being counted.
 *
 * @param graph the graph
 * @param waysUsed ways that became edges
 * @param waysOfOtherModes ways not open to the mode
 * @param nodesMissing references to nodes that are not in the file; a way is cut there
 * @param nodesBlocking barriers at which ways are cut
 * @param turnsForbidden turn restrictions that are obeyed
 * @param turnsNotUnderstood turn restrictions that are not: over several ways, or with members missing
 */
public record StreetBuild(
        StreetGraph graph,
        int waysUsed,
        int waysOfOtherModes,
        int nodesMissing,
        int nodesBlocking,
        int turnsForbidden,
        int turnsNotUnderstood) {}

/** OGC API - Features - Part 1: Core 1.0.1 (17-069r4): collections, items, item. */
@NullMarked
package org.songhua.edge.ogc.features;

import org.jspecify.annotations.NullMarked;

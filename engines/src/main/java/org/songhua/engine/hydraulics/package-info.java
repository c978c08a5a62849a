/** A water network as data: nodes, links, patterns, curves, controls, rules, options. */
@NullMarked
package org.songhua.engine.hydraulics;

import org.jspecify.annotations.NullMarked;

/** Readings of one datastream: columns in order of time, packed blocks, roll-ups and envelopes. See package.md. */
@NullMarked
package org.songhua.engine.series;

import org.jspecify.annotations.NullMarked;

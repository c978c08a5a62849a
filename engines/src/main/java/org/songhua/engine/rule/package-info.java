/** Rules as data and the pure verdict over readings: raise, escalate, hold, lower, clear. See package.md. */
@NullMarked
package org.songhua.engine.rule;

import org.jspecify.annotations.NullMarked;

/** Bursts as they happen: what a few sensors should read, when they read too little for chance, and which pipe explains it. */
@NullMarked
package org.songhua.engine.hydraulics.burst;

import org.jspecify.annotations.NullMarked;

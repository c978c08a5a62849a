/** From what a city knows of its pipes to a network that can be computed. */
@NullMarked
package org.songhua.engine.hydraulics.city;

import org.jspecify.annotations.NullMarked;

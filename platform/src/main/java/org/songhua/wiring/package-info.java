/** Command line, options and start-up: the only place that reads the environment. */
@NullMarked
package org.songhua.wiring;

import org.jspecify.annotations.NullMarked;

/** Who is on duty when, and who is called when a step of a warning is late. See package.md. */
@NullMarked
package org.songhua.engine.duty;

import org.jspecify.annotations.NullMarked;

/** Which known cases a new report may be about, ranked, with reasons; never a decision. */
@NullMarked
package org.songhua.engine.duplicate;

import org.jspecify.annotations.NullMarked;

/** What is wrong with data: a type that is collected, counted and sent back to its source, never logged or thrown. */
@NullMarked
package org.songhua.engine.fault;

import org.jspecify.annotations.NullMarked;

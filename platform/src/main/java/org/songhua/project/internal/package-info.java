/** Puts the module together. */
@NullMarked
package org.songhua.project.internal;

import org.jspecify.annotations.NullMarked;

/** Where records come from: registers, classes of city objects, the vault. */
@NullMarked
package org.songhua.resolution.internal.sources;

import org.jspecify.annotations.NullMarked;

/** Risk of objects: ratings by the methods of {@link org.songhua.engine.risk}, with their history. */
@NullMarked
package org.songhua.warning.internal.risk;

import org.jspecify.annotations.NullMarked;

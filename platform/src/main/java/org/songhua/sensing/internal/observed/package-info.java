/** What packs say is observed: {@code observed.yml}, read, checked and tried out on its examples. */
@NullMarked
package org.songhua.sensing.internal.observed;

import org.jspecify.annotations.NullMarked;

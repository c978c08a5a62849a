/** What the parts of the city model share among themselves. */
@NullMarked
package org.songhua.cim.internal;

import org.jspecify.annotations.NullMarked;

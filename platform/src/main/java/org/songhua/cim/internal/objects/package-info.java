/** City objects in PostgreSQL: read, counted, edited. */
@NullMarked
package org.songhua.cim.internal.objects;

import org.jspecify.annotations.NullMarked;

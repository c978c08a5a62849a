/** Files that are tables with geometries: whatever their format, their rows go the same way to the database. */
@NullMarked
package org.songhua.cim.internal.imports.rows;

import org.jspecify.annotations.NullMarked;

/** Records in the database: lists, changes, histories, tables in and out. */
@NullMarked
package org.songhua.register.internal.records;

import org.jspecify.annotations.NullMarked;

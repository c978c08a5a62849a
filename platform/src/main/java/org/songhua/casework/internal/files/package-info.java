/** Cases and reports over the database: the log, its projections, queries, the deadline sweep. */
@NullMarked
package org.songhua.casework.internal.files;

import org.jspecify.annotations.NullMarked;

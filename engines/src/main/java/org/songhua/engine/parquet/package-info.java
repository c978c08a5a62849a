/** Apache Parquet: tables by columns, written as a stream without a library. */
@NullMarked
package org.songhua.engine.parquet;

import org.jspecify.annotations.NullMarked;

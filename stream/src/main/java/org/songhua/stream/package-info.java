/**
 * Warning rules past one machine: readings come from Kafka, Flink judges them by {@link org.songhua.engine.rule.Judge}, decisions go to
 * PostgreSQL exactly once. What is promised stands in package.md.
 */
@NullMarked
package org.songhua.stream;

import org.jspecify.annotations.NullMarked;

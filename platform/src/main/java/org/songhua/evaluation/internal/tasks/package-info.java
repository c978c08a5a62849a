@NullMarked
package org.songhua.evaluation.internal.tasks;

import org.jspecify.annotations.NullMarked;

/** Tasks of surveys and what became of them. */
@NullMarked
package org.songhua.survey.internal.tasks;

import org.jspecify.annotations.NullMarked;

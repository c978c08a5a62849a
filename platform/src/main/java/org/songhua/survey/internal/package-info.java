/** Wiring of surveys. */
@NullMarked
package org.songhua.survey.internal;

import org.jspecify.annotations.NullMarked;

/** The pack files of surveys. */
@NullMarked
package org.songhua.survey.internal.declared;

import org.jspecify.annotations.NullMarked;

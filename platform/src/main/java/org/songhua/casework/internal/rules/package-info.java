/** Pure rules of casework: deadlines, routing, office time, personal data in texts. */
@NullMarked
package org.songhua.casework.internal.rules;

import org.jspecify.annotations.NullMarked;

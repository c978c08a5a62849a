/** Which department a case belongs to, judged by what was decided before: for where the list of responsibilities is silent. */
@NullMarked
package org.songhua.engine.routing;

import org.jspecify.annotations.NullMarked;

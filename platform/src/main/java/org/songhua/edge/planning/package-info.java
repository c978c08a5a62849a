/** What the console's planning page asks for beside the processes: services and scenarios. */
@NullMarked
package org.songhua.edge.planning;

import org.jspecify.annotations.NullMarked;

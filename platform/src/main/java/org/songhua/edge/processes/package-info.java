/** OGC API - Processes: analyses, their execution and their jobs. */
@NullMarked
package org.songhua.edge.processes;

import org.jspecify.annotations.NullMarked;

/** What all OGC resources share: reading a request strictly, choosing a format, links, caching headers, HTML pages. */
@NullMarked
package org.songhua.edge.ogc.http;

import org.jspecify.annotations.NullMarked;

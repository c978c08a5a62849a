/** Surveys of the health check over HTTP. */
@NullMarked
package org.songhua.edge.survey;

import org.jspecify.annotations.NullMarked;

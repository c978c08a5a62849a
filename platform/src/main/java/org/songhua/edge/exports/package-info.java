/** Export over HTTP. */
@NullMarked
package org.songhua.edge.exports;

import org.jspecify.annotations.NullMarked;

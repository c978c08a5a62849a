/** Imports over HTTP: upload, live progress, problem lists. */
@NullMarked
package org.songhua.edge.imports;

import org.jspecify.annotations.NullMarked;

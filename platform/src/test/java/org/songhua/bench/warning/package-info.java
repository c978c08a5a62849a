/** Measurements of warnings: from a reading that crosses a limit to the warning that somebody sees. */
package org.songhua.bench.warning;

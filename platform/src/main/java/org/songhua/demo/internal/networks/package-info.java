/** The underground of the demo city: four networks along its streets, laid out from the finished map. */
@NullMarked
package org.songhua.demo.internal.networks;

import org.jspecify.annotations.NullMarked;

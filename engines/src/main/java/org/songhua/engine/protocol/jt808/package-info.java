/** JT/T 808: how vehicles tell where they are. See package.md. */
@NullMarked
package org.songhua.engine.protocol.jt808;

import org.jspecify.annotations.NullMarked;

/** What the protocols of city devices share: finding frames in a stream of bytes. See package.md. */
@NullMarked
package org.songhua.engine.protocol;

import org.jspecify.annotations.NullMarked;

/** HJ 212: how pollution monitoring talks to the platform, in its forms of 2005, 2017 and 2025. See package.md. */
@NullMarked
package org.songhua.engine.protocol.hj212;

import org.jspecify.annotations.NullMarked;

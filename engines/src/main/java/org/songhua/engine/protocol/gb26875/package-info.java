/** GB/T 26875.3: how fire alarm transmitters talk to the monitoring centre. See package.md. */
@NullMarked
package org.songhua.engine.protocol.gb26875;

import org.jspecify.annotations.NullMarked;

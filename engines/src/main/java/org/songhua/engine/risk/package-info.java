/** How great is a risk: likelihood and consequence by LS and LEC, major hazards by GB 18218. See package.md. */
@NullMarked
package org.songhua.engine.risk;

import org.jspecify.annotations.NullMarked;

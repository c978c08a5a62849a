/** The stages that plan the demo city, from the river to the last kiosk; each reads the plans before it. */
@NullMarked
package org.songhua.demo.internal.plan;

import org.jspecify.annotations.NullMarked;

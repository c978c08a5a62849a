/** Takes Chinese addresses apart: province, city, road, number, building, room, learnt from addresses somebody took apart. */
@NullMarked
package org.songhua.engine.text.address;

import org.jspecify.annotations.NullMarked;

/** Public places by the day and their bookings, over the database. */
@NullMarked
package org.songhua.service.internal.offers;

import org.jspecify.annotations.NullMarked;

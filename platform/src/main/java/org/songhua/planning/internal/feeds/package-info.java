/** Timetables of public transport: their import, their editions, and what runs on a day. */
@NullMarked
package org.songhua.planning.internal.feeds;

import org.jspecify.annotations.NullMarked;

/** Measurements of the look for records that are one and the same. */
package org.songhua.bench.resolution;

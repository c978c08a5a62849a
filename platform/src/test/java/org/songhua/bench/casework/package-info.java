/** Measurements of casework: transitions and lists. */
package org.songhua.bench.casework;

/** What the past costs beside the present. */
package org.songhua.bench.history;

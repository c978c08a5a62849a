/** Measurements of ledgers: postings one by one from many threads, and in batches. */
package org.songhua.bench.ledgers;

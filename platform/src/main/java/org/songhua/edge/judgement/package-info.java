/** Judgements over HTTP: what published rules say of records, with reasons and evidence. */
@NullMarked
package org.songhua.edge.judgement;

import org.jspecify.annotations.NullMarked;

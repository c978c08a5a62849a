/** The plan against the values: lights, targets with their history, reports of commitments, red lines, report checks. */
@NullMarked
package org.songhua.evaluation.internal.plan;

import org.jspecify.annotations.NullMarked;

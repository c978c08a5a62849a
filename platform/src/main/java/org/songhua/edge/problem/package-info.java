/** What is said when a request cannot be served: RFC 9457 problem documents with stable codes and all faults. */
@NullMarked
@NamedInterface("problem")
package org.songhua.edge.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

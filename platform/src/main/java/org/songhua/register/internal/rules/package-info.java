/** What holds for a record, as pure functions: its fields, its life cycle, its duties, who sees what. */
@NullMarked
package org.songhua.register.internal.rules;

import org.jspecify.annotations.NullMarked;

/** What was: as of, edits, undo, differences, lineage, proposals. */
package org.songhua.cim.history;

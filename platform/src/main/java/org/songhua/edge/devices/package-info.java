/** Devices and their readings for the console: the register, onboarding by file, quarantine, the latest of all streams, intervals. */
@NullMarked
package org.songhua.edge.devices;

import org.jspecify.annotations.NullMarked;

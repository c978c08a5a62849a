/** The register of devices: known by protocol and code, their channels in memory, strangers' messages in quarantine. */
@NullMarked
package org.songhua.sensing.internal.devices;

import org.jspecify.annotations.NullMarked;

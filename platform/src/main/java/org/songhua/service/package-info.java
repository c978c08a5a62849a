/** Services to citizens and enterprises: applications from the form to the certificate, and the booking of public places. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "casework",
            "ledger",
            "pack",
            "pack :: part",
            "pack :: yaml",
            "people",
            "register",
            "store"
        })
package org.songhua.service;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** PostgreSQL: run by the program itself or elsewhere, migrations, backup, JDBC helpers. Knows no domain word. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.songhua.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

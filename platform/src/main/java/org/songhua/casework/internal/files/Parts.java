package org.songhua.casework.internal.files;

import java.time.Clock;
import org.songhua.casework.CaseCatalogue;
import org.songhua.people.Audit;
import org.songhua.people.Organisations;
import org.songhua.store.Database;
import org.springframework.context.ApplicationEventPublisher;

/** What cases and reports are made of. */
public record Parts(
        Database database,
        CaseCatalogue catalogue,
        Responsibilities responsibilities,
        Organisations organisations,
        Audit audit,
        Clock clock,
        ApplicationEventPublisher events) {}

package org.songhua.ledger.internal;

import java.time.Clock;
import org.songhua.ledger.Ledgers;
import org.songhua.ledger.internal.books.DefaultLedgers;
import org.songhua.ledger.internal.books.LedgerBook;
import org.songhua.ledger.internal.books.RecordBookings;
import org.songhua.ledger.internal.declared.LedgersPart;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.people.Audit;
import org.songhua.store.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    LedgerBook ledgerBook(PackContent packs) {
        return new LedgerBook(PackView.listOf(packs, LedgersPart::ledgers));
    }

    @Bean
    Ledgers ledgers(Database database, LedgerBook book, Audit audit, Clock clock) {
        return new DefaultLedgers(database, book, audit, clock);
    }

    @Bean
    RecordBookings recordBookings(Database database, LedgerBook book, Clock clock) {
        return new RecordBookings(database, book, clock);
    }
}

package org.songhua.service.internal;

import java.time.Clock;
import org.songhua.casework.PersonVault;
import org.songhua.casework.WorkCalendar;
import org.songhua.ledger.Ledgers;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.people.Audit;
import org.songhua.register.Registers;
import org.songhua.service.Applications;
import org.songhua.service.Bookings;
import org.songhua.service.Services;
import org.songhua.service.internal.declared.OffersPart;
import org.songhua.service.internal.declared.PublicServicesPart;
import org.songhua.service.internal.desk.DefaultApplications;
import org.songhua.service.internal.desk.DefaultServices;
import org.songhua.service.internal.desk.Follower;
import org.songhua.service.internal.desk.ServiceBook;
import org.songhua.service.internal.offers.DefaultBookings;
import org.songhua.store.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class ServiceConfiguration {

    @Bean
    ServiceBook serviceBook(PackContent packs) {
        return new ServiceBook(PackView.listOf(packs, PublicServicesPart::services));
    }

    @Bean
    Services publicServices(ServiceBook book, Registers registers) {
        return new DefaultServices(book, registers);
    }

    @Bean
    Applications serviceApplications(
            Database database,
            ServiceBook book,
            Registers registers,
            Ledgers ledgers,
            PersonVault vault,
            Audit audit,
            Clock clock) {
        return new DefaultApplications(database, book, registers, ledgers, vault, audit, clock);
    }

    @Bean
    Follower applicationFollower(
            Database database,
            ServiceBook book,
            Registers registers,
            PersonVault vault,
            WorkCalendar calendar,
            Clock clock) {
        return new Follower(database, book, registers, vault, calendar, clock);
    }

    @Bean
    Bookings placeBookings(Database database, PackContent packs, Registers registers, PersonVault vault, Clock clock) {
        return new DefaultBookings(database, PackView.listOf(packs, OffersPart::offers), registers, vault, clock);
    }
}

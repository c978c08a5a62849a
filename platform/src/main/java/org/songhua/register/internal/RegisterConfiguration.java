package org.songhua.register.internal;

import java.time.Clock;
import org.songhua.cim.CityObjects;
import org.songhua.pack.part.PackContent;
import org.songhua.people.Audit;
import org.songhua.register.RecordFollower;
import org.songhua.register.Registers;
import org.songhua.register.internal.records.DefaultRegisters;
import org.songhua.register.internal.records.RegisterBook;
import org.songhua.register.internal.records.RegisterGuard;
import org.songhua.store.Database;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {

    @Bean
    RegisterBook registerBook(PackContent packs) {
        return RegisterBook.of(packs);
    }

    @Bean
    Registers registers(
            Database database,
            RegisterBook book,
            CityObjects objects,
            Audit audit,
            Clock clock,
            PackContent packs,
            ObjectProvider<RecordFollower> followers) {
        return new DefaultRegisters(database, book, objects, audit, clock, new Followers(followers, packs));
    }

    @Bean
    RegisterGuard registerGuard(RegisterBook book, Database database) {
        return new RegisterGuard(book, database);
    }
}

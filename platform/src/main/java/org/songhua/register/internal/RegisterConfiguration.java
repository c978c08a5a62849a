package org.songhua.register.internal;

import java.time.Clock;
import org.songhua.cim.CityObjects;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackSource;
import org.songhua.people.Audit;
import org.songhua.register.RecordFollower;
import org.songhua.register.Registers;
import org.songhua.register.internal.declared.RegistersPart;
import org.songhua.register.internal.records.DefaultRegisters;
import org.songhua.register.internal.records.RegisterBook;
import org.songhua.store.Database;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {

    @Bean
    RegisterBook registerBook(PackContent packs) {
        return new RegisterBook(RegistersPart.registers(packs));
    }

    @Bean
    Registers registers(
            Database database,
            RegisterBook book,
            CityObjects objects,
            Audit audit,
            Clock clock,
            PackSource packs,
            ObjectProvider<RecordFollower> followers) {
        return new DefaultRegisters(
                database,
                book,
                objects,
                audit,
                clock,
                () -> RegistersPart.registers(packs.read()),
                new Followers(followers));
    }
}

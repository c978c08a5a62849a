package org.songhua.resolution.internal;

import java.time.Clock;
import org.songhua.casework.PersonMatching;
import org.songhua.cim.CityObjects;
import org.songhua.pack.part.PackContent;
import org.songhua.people.Audit;
import org.songhua.register.Registers;
import org.songhua.resolution.Resolution;
import org.songhua.resolution.internal.pairs.DefaultResolution;
import org.songhua.resolution.internal.sources.RuleBook;
import org.songhua.store.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class ResolutionConfiguration {

    @Bean
    DefaultResolution resolution(
            PackContent packs,
            Registers registers,
            CityObjects objects,
            PersonMatching persons,
            Database database,
            Audit audit,
            Clock clock) {
        var book = new RuleBook(packs, registers, objects, persons);
        return new DefaultResolution(database, book, persons, audit, clock);
    }

    @Bean(destroyMethod = "close")
    LookLoop lookLoop(Resolution resolution, @Value("${songhua.resolution.seconds:20}") int seconds) {
        return new LookLoop(resolution, seconds);
    }
}

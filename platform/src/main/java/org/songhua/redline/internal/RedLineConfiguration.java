package org.songhua.redline.internal;

import org.songhua.cim.CityObjects;
import org.songhua.pack.part.PackContent;
import org.songhua.people.Audit;
import org.songhua.redline.RedLines;
import org.songhua.redline.internal.watch.DefaultRedLines;
import org.songhua.redline.internal.watch.RedLineBook;
import org.songhua.redline.internal.watch.Watch;
import org.songhua.store.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class RedLineConfiguration {

    @Bean
    RedLineBook redLineBook(PackContent packs) {
        return RedLineBook.of(packs);
    }

    @Bean
    RedLines redLines(RedLineBook book, CityObjects objects, Database database, Audit audit) {
        return new DefaultRedLines(book, objects, database, audit);
    }

    @Bean
    Watch redLineWatch(RedLineBook book, CityObjects objects, Database database, Audit audit) {
        return new Watch(book, objects, database, audit);
    }
}

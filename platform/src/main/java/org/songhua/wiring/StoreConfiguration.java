package org.songhua.wiring;

import java.time.Clock;
import javax.sql.DataSource;
import org.songhua.store.DataFolder;
import org.songhua.store.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the store and the clock into the application context. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean(destroyMethod = "")
    DataSource dataSource(Store store) {
        return store.source();
    }

    @Lazy
    @Bean(destroyMethod = "")
    DataFolder dataFolder(Store store) {
        return store.folder().orElseThrow();
    }

    @Bean
    Database database(DataSource source, PlatformTransactionManager transactions) {
        return new Database(source, transactions);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

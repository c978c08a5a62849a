package org.songhua.consequence.internal;

import java.time.Clock;
import org.songhua.casework.Cases;
import org.songhua.casework.Reports;
import org.songhua.consequence.Consequences;
import org.songhua.consequence.internal.declared.ConsequencesPart;
import org.songhua.consequence.internal.follow.Following;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.register.Registers;
import org.songhua.store.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class ConsequenceConfiguration {

    @Bean
    Following consequences(PackContent packs, Database database, Registers registers, Cases cases, Reports reports) {
        return new Following(
                PackView.listOf(packs, ConsequencesPart::consequences), database, registers, cases, reports);
    }

    @Bean(destroyMethod = "close")
    FollowLoop followLoop(
            Consequences consequences, Clock clock, @Value("${songhua.consequence.seconds:60}") int seconds) {
        return new FollowLoop(consequences, clock, seconds);
    }
}

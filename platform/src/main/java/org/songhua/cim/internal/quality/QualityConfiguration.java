package org.songhua.cim.internal.quality;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Datasets;
import org.songhua.cim.Quality;
import org.songhua.cim.internal.quality.declared.ChecksPart;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.people.Audit;
import org.songhua.store.Database;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the checks of data quality together. */
@Configuration(proxyBeanMethods = false)
class QualityConfiguration {

    /** One statement of a pack may run for so many seconds. */
    @Bean
    Quality quality(
            PackContent packs,
            Database database,
            CityObjects objects,
            Datasets datasets,
            Audit audit,
            Clock clock,
            @Value("${songhua.quality.statement-seconds:60}") int seconds) {
        var probes = new Probes(database, objects, new SqlProbe(database, Duration.ofSeconds(seconds)));
        return new DefaultQuality(PackView.listOf(packs, ChecksPart::checks), database, probes, datasets, audit, clock);
    }

    /** The time of day, in Beijing, at which the checks run. */
    @Bean
    Nights qualityNights(Quality quality, Clock clock, @Value("${songhua.quality.nightly:02:30}") String at) {
        return new Nights(quality, clock, LocalTime.parse(at));
    }
}

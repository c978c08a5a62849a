package org.songhua.survey.internal;

import org.songhua.casework.Cases;
import org.songhua.casework.Reports;
import org.songhua.cim.CityObjects;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.people.Organisations;
import org.songhua.register.Registers;
import org.songhua.store.Database;
import org.songhua.survey.internal.declared.SurveysPart;
import org.songhua.survey.internal.tasks.DefaultSurveys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class SurveyConfiguration {

    @Bean
    DefaultSurveys surveys(
            PackContent packs,
            Database database,
            CityObjects objects,
            Reports reports,
            Cases cases,
            Registers registers,
            Organisations organisations) {
        return new DefaultSurveys(
                PackView.listOf(packs, SurveysPart::surveys),
                database,
                objects,
                reports,
                cases,
                registers,
                organisations);
    }
}

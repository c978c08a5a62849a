package org.songhua.judgement.internal;

import org.songhua.judgement.Judgements;
import org.songhua.judgement.internal.declared.JudgementsPart;
import org.songhua.judgement.internal.verdicts.DefaultJudgements;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.register.Registers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class JudgementConfiguration {

    @Bean
    Judgements judgements(PackContent packs, Registers registers) {
        return new DefaultJudgements(PackView.listOf(packs, JudgementsPart::judgements), registers);
    }
}

package org.songhua.evaluation.internal;

import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.Tasks;
import org.songhua.evaluation.internal.declared.TasksPart;
import org.songhua.evaluation.internal.tasks.DefaultTasks;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.register.Registers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Puts the tasks together. */
@Configuration(proxyBeanMethods = false)
class TasksConfiguration {

    /** Lazy: commands that work on a data folder bring no registers, and ask for no tasks. */
    @Lazy
    @Bean
    Tasks planTasks(PackContent packs, Plan plan, Evaluation evaluation, Registers registers) {
        return new DefaultTasks(PackView.listOf(packs, TasksPart::read), plan, evaluation, registers);
    }
}

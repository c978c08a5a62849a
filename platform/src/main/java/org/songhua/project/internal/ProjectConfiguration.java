package org.songhua.project.internal;

import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Redlines;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.project.Projects;
import org.songhua.project.internal.declared.ProjectsPart;
import org.songhua.project.internal.sheets.DefaultProjects;
import org.songhua.project.internal.sheets.Limits;
import org.songhua.project.internal.sheets.ProjectBook;
import org.songhua.project.internal.sheets.ProjectWatch;
import org.songhua.register.Registers;
import org.songhua.store.Database;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class ProjectConfiguration {

    @Bean
    ProjectBook projectBook(PackContent packs) {
        return new ProjectBook(
                PackView.listOf(packs, ProjectsPart::libraries), PackView.listOf(packs, ProjectsPart::limits));
    }

    @Bean
    Limits projectLimits(ProjectBook book, Redlines redlines, ObjectProvider<Registers> registers) {
        return new Limits(book, redlines, registers::getObject);
    }

    @Bean
    Projects projects(ProjectBook book, Registers registers, Limits limits, Evaluation evaluation) {
        return new DefaultProjects(book, registers, limits, evaluation);
    }

    /** The registers tell of their changes and are asked by who hears of them; hence they are looked up late. */
    @Bean
    ProjectWatch projectWatch(ProjectBook book, ObjectProvider<Registers> registers, Limits limits, Database database) {
        return new ProjectWatch(book, registers::getObject, limits, database);
    }
}

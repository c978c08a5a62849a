package org.songhua.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.PackFolder;

/** What a pack's author is told about a survey, all at once and with the word that was likely meant. */
class SurveysPartTest {
    private static final String CASES = """
        flows:
          trial_flow:
            version: 1
            title: {zh: 试, en: Trial}
            start: open
            states:
              open: {title: {zh: 开, en: Open}, stage: 4}
              done: {title: {zh: 毕, en: Done}, stage: 5}
              shut: {title: {zh: 关, en: Shut}, stage: 6, kind: closed}
            actions:
              create: {title: {zh: 建, en: Create}, permission: case.report}
              finish: {title: {zh: 毕, en: Finish}, from: open, to: done, permission: case.work, trait: work}
              pass: {title: {zh: 过, en: Pass}, from: done, to: shut, permission: case.check, trait: check, differs_from: [finish]}
        defaults: {flow: trial_flow}
        groups: {trial: {zh: 试, en: Trial}}
        classes: {trial_home: {title: {zh: 房, en: Home}, group: trial}}
        checklists:
          trial_list:
            class: trial_home
            items: {roof: {zh: 屋面完好, en: The roof is sound}, walls: {zh: 墙完好, en: The walls are sound}}
        """;
    private static final String REGISTER = """
        title: {zh: 题, en: Problems}
        description: {zh: 题, en: Problems}
        fields:
          trial_unit: {title: {zh: 号, en: Number}}
          trial_code: {title: {zh: 码, en: Code}, enum: {"1.1": {zh: 漏, en: Leaks}, "1.2": {zh: 裂, en: Cracked}}}
          trial_group: {title: {zh: 组, en: Group}}
          trial_day: {title: {zh: 日, en: Day}, format: date}
          trial_task: {title: {zh: 务, en: Task}}
        states: {found: {title: {zh: 现, en: Found}}}
        """;
    private static final String SURVEY = """
        surveys:
          trial:
            title: {zh: 查, en: Survey}
            basis: 试
            of: thing
            class: trial_home
            register: trial_problems
            fields: {unit: trial_unit, problem: trial_code, indicator: trial_group, found: trial_day, task: trial_task}
            questions: {roof: {problem: "1.1", indicator: H04}, walls: {problem: "1.2", indicator: H01}}
        """;

    private static final String CLASSES = """
        groups: {trial: {title: {zh: 试, en: Trial}, order: 1}}
        classes:
          thing:
            title: {zh: 物, en: Thing}
            group: trial
            cim_level: 1
            geometry: polygon
            attributes: {mark: {title: {zh: 记, en: Mark}, type: string}}
            style: {palette: region, min_zoom: 8, order: 480, visible: false}
        """;

    @TempDir
    Path folder;

    private List<Fault> faults(String survey) {
        return PackFolder.in(folder, "trial")
                .write("classes.yml", CLASSES)
                .write("cases/trial.yml", CASES)
                .write("registers/trial-problems.yml", REGISTER)
                .write("surveys.yml", survey)
                .faults();
    }

    @Test
    void aSurveyOfWhatThereIsHasNoFault() {
        assertThat(faults(SURVEY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "of: thing | of: think | SURVP-002 | thing",
                "class: trial_home | class: trial_hom | SURVP-002 | trial_home",
                "register: trial_problems | register: trial_problem | SURVP-002 | trial_problems",
                "unit: trial_unit | unit: trial_unti | SURVP-002 | trial_unit",
                "task: trial_task | task: trial_tasks | SURVP-002 | trial_task",
                "problem: \"1.2\" | problem: \"1.3\" | SURVP-002 | 1.3",
                "walls: | wall: | SURVP-003 | walls",
                "of: thing | 'of: thing, number: mrak' | SURVP-002 | mark",
                "of: thing | 'of: thing, where: {colour: red}' | SURVP-002 | colour",
                "basis: 试 | colour: red | PACK-005 | colour"
            })
    void whatLeadsNowhereIsToldWithTheWordThatWasLikelyMeant(String right, String wrong, String code, String word) {
        String survey = SURVEY.replace(right, wrong.replace(", ", "\n    "));
        assertThat(faults(survey)).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.problem() + fault.remedy()).contains(word);
        });
    }

    /** Else an answer "no" in the field would vanish. */
    @Test
    void aQuestionOfTheChecklistWithoutItsProblemIsTold() {
        String survey = SURVEY.replace(", walls: {problem: \"1.2\", indicator: H01}", "");
        assertThat(faults(survey)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("SURVP-003");
            assertThat(fault.problem()).contains("walls");
        });
    }
}

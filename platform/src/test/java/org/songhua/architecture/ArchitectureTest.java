package org.songhua.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.songhua.SonghuaApplication;
import org.songhua.people.Allow;
import org.songhua.people.Open;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RequestMapping;

/** The structure that ARCHITECTURE.md draws, held against the code. */
class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.songhua");

    @Test
    void modulesDependOnlyOnWhatTheyDeclare() {
        // The engines are a library beside the modules, with rules of their own in their own tests.
        ApplicationModules.of(SonghuaApplication.class, resideInAPackage("org.songhua.engine.."))
                .verify();
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.songhua.(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void onlyTheWiringReadsTheEnvironment() {
        noClasses()
                .that(not(resideInAPackage("org.songhua.wiring..")))
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .check(CODE);
    }

    @Test
    void onlyCommandsWriteToStandardOutput() {
        noClasses()
                .that(not(resideInAPackage("org.songhua.wiring..")))
                .should()
                .accessField(System.class, "out")
                .check(CODE);
    }

    @Test
    void sqlIsSpokenOnlyThroughTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.songhua.store..",
                        "org.songhua.wiring..",
                        "org.songhua.cim.internal..",
                        "org.songhua.sensing.internal..",
                        "org.songhua.warning.internal..",
                        "org.songhua.casework.internal..",
                        "org.songhua.evaluation.internal..",
                        "org.songhua.register.internal..",
                        "org.songhua.ledger.internal..",
                        "org.songhua.redline.internal..",
                        "org.songhua.resolution.internal..",
                        "org.songhua.project.internal..",
                        "org.songhua.planning.internal..",
                        "org.songhua.service.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.postgresql..")
                .check(CODE);
    }

    @Test
    void everyRequestHandlerSaysWhoMayCallIt() {
        methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should()
                .beAnnotatedWith(Allow.class)
                .orShould()
                .beAnnotatedWith(Open.class)
                .check(CODE);
    }

    @Test
    void whatIsInternalStaysInItsModule() {
        for (String module : new String[] {
            "cim",
            "pack",
            "people",
            "sensing",
            "warning",
            "casework",
            "evaluation",
            "register",
            "ledger",
            "redline",
            "resolution",
            "project",
            "judgement",
            "lifeline",
            "metering",
            "planning",
            "service",
            "survey",
            "store"
        }) {
            classes()
                    .that()
                    .resideInAPackage("org.songhua." + module + ".internal..")
                    .should()
                    .onlyBeAccessed()
                    .byAnyPackage("org.songhua." + module + "..")
                    .allowEmptyShould(true)
                    .check(CODE);
        }
    }
}

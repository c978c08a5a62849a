package org.songhua.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.time.Clock;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Engines are pure: what goes in decides what comes out, on any machine, at any time. */
class ArchitectureTest {
    private static final JavaClasses ENGINES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.songhua.engine");

    private static final Set<String> TELLING_THE_TIME = Set.of("now", "currentTimeMillis", "nanoTime", "today");

    @Test
    void thereAreClassesToLookAt() {
        assertThat(ENGINES).hasSizeGreaterThan(20);
    }

    @Test
    void enginesStandOnTheJdkAndAFewLibrariesOfMathematics() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.locationtech.jts..",
                        "org.locationtech.proj4j..",
                        "org.songhua.engine.."))
                .check(ENGINES);
    }

    @Test
    void enginesTouchNoDatabaseNoNetworkNoFileAndNoLog() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.util.logging.."))
                .orShould()
                .dependOnClassesThat(belongToAnyOf(
                        File.class,
                        FileDescriptor.class,
                        FileInputStream.class,
                        FileOutputStream.class,
                        FileReader.class,
                        FileWriter.class,
                        RandomAccessFile.class,
                        ProcessBuilder.class,
                        System.Logger.class))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ENGINES);
    }

    @Test
    void enginesHaveNoClockAndNoChance() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe("tells the time", call -> isTime(call.getTarget())))
                .orShould()
                .dependOnClassesThat(belongToAnyOf(Clock.class, Date.class, Random.class))
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(ENGINES);
    }

    private static boolean isTime(AccessTarget.MethodCallTarget target) {
        String owner = target.getOwner().getPackageName();
        boolean ofTime = owner.equals("java.time") || target.getOwner().isEquivalentTo(System.class);
        return ofTime && TELLING_THE_TIME.contains(target.getName());
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.songhua.engine.(**)").should().beFreeOfCycles().check(ENGINES);
    }
}

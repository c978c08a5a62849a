package org.songhua.edge.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What is claimed is tested, and what is tested is claimed. */
class RequirementsTest {
    @Test
    void everyRequirementHasATest() {
        Set<Requirement> verified = new ClassFileImporter()
                .importPackages("org.songhua.edge.ogc").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Verifies.class))
                        .filter(m -> m.isAnnotatedWith(Test.class) || m.isAnnotatedWith(ParameterizedTest.class))
                        .flatMap(method -> Arrays.stream(
                                method.getAnnotationOfType(Verifies.class).value()))
                        .collect(Collectors.toSet());

        assertThat(EnumSet.complementOf(EnumSet.copyOf(verified)))
                .as("requirements without a test")
                .isEmpty();
    }

    @Test
    void theServerClaimsExactlyTheClassesOfTheseRequirements() {
        var claimed = OgcServer.shared()
                .client()
                .json("/conformance")
                .ok()
                .json()
                .path("conformsTo")
                .valueStream()
                .map(uri -> uri.asString())
                .toList();

        assertThat(claimed).containsExactlyInAnyOrderElementsOf(Requirement.conformanceClasses());
    }

    @Test
    void requirementUrisAreDistinct() {
        assertThat(Arrays.stream(Requirement.values()).map(Requirement::uri)).doesNotHaveDuplicates();
    }
}

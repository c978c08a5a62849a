package org.songhua.edge.sta;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is claimed is tested. */
class RequirementsTest {
    @Test
    void everyRequirementHasATest() {
        Set<Requirement> verified = new ClassFileImporter()
                .importPackages("org.songhua.edge.sta", "org.songhua.edge.mqtt").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Verifies.class))
                        .flatMap(method -> Arrays.stream(
                                method.getAnnotationOfType(Verifies.class).value()))
                        .collect(Collectors.toSet());
        assertThat(EnumSet.complementOf(EnumSet.copyOf(verified)))
                .as("requirements without a test")
                .isEmpty();
    }

    @Test
    void theServerClaimsNothingThatIsNotTested() {
        Set<String> tested =
                Arrays.stream(Requirement.values()).map(Requirement::uri).collect(Collectors.toSet());
        for (String version : new String[] {"v1.1", "v2.0"})
            StaClient.of(version)
                    .json("")
                    .at("/serverSettings/conformance")
                    .forEach(uri -> assertThat(tested).contains(uri.asString()));
    }
}

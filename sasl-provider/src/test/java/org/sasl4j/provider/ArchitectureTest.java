package org.sasl4j.provider;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String[] HERE = {
        "org.sasl4j.conformance..",
        "org.sasl4j.foreign..",
        "org.sasl4j.provider..",
        "org.sasl4j.stream..",
        "org.sasl4j.tool.."
    };
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.sasl4j");

    @Test
    @DisplayName("directions: what is checked here is the core and the provider")
    void seesBothModules() {
        assertThat(MAIN.contain("org.sasl4j.Exchange")).isTrue();
        assertThat(MAIN.contain("org.sasl4j.provider.Sasl4jProvider")).isTrue();
        assertThat(MAIN.contain("org.sasl4j.provider.Answers")).isFalse();
    }

    @Test
    @DisplayName("directions: the core depends on nothing of the provider module")
    void coreDependsOnNothingHere() {
        noClasses()
                .that(resideInAPackage("org.sasl4j..")
                        .and(resideInAnyPackage(HERE).negate()))
                .should()
                .dependOnClassesThat(resideInAnyPackage(HERE))
                .check(MAIN);
    }

    @Test
    @DisplayName("directions: the core never sees a callback handler")
    void coreKnowsNoCallbacks() {
        noClasses()
                .that(resideInAPackage("org.sasl4j..")
                        .and(resideInAnyPackage(HERE).negate()))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javax.security.auth.callback.CallbackHandler")
                .check(MAIN);
    }

    @Test
    @DisplayName("directions: nobody uses org.sasl4j.tool")
    void nobodyUsesTool() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.sasl4j.tool..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.sasl4j.tool..")
                .check(MAIN);
    }

    @Test
    @DisplayName(
            "directions: the conformance kit uses nothing of this library, which it judges, and only the tool the kit")
    void kitStandsAlone() {
        classes()
                .that()
                .resideInAPackage("org.sasl4j.conformance..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.sasl4j.conformance..", "java..", "javax..", "org.jspecify..", "com.google.gson..")
                .check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.sasl4j.conformance..", "org.sasl4j.tool..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.sasl4j.conformance..")
                .check(MAIN);
    }

    @Test
    @DisplayName("directions: the streams know nothing of this provider, so that any other's mechanisms do")
    void streamsUseNothingOfProvider() {
        noClasses()
                .that()
                .resideInAPackage("org.sasl4j.stream..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.sasl4j.provider..", "org.sasl4j.tool..")
                .check(MAIN);
    }

    @Test
    @DisplayName("directions: BouncyCastle and picocli are imported in the tool only, as far as this module goes")
    void librariesStayInTool() {
        noClasses()
                .that()
                .resideInAnyPackage("org.sasl4j.foreign..", "org.sasl4j.provider..", "org.sasl4j.stream..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bouncycastle..", "picocli..")
                .check(MAIN);
    }

    @Test
    @DisplayName("directions: the provider names no mechanism but through the standard list")
    void providerNamesNoMechanism() {
        noClasses()
                .that()
                .resideInAPackage("org.sasl4j.provider..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.sasl4j.mechanism.*..")
                .check(MAIN);
    }

    @Test
    @DisplayName("directions: outside this module's factories nothing of it is open but what the README names")
    void publicTypesAreFew() {
        classes()
                .that()
                .resideInAPackage("org.sasl4j.provider..")
                .and()
                .arePublic()
                .should()
                .haveNameMatching("org\\.sasl4j\\.provider\\.(Sasl4jProvider|SaslProperties(\\$InitialEmpty)?)")
                .check(MAIN);
    }

    @Test
    @DisplayName("directions: the provider does not know of others' mechanisms, of which only the descriptor is open")
    void foreignMechanismsAreMechanisms() {
        noClasses()
                .that()
                .resideInAPackage("org.sasl4j.provider..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.sasl4j.foreign..")
                .check(MAIN);
        classes()
                .that()
                .resideInAPackage("org.sasl4j.foreign..")
                .and()
                .arePublic()
                .should()
                .haveSimpleName("ForeignMechanism")
                .check(MAIN);
    }

    @Test
    @DisplayName("directions: of the streams only the pair is open")
    void onlyPairOfStreamsIsPublic() {
        classes()
                .that()
                .resideInAPackage("org.sasl4j.stream..")
                .and()
                .arePublic()
                .should()
                .haveNameMatching("org\\.sasl4j\\.stream\\.SaslStreams")
                .check(MAIN);
    }
}

package org.sasl4j;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import javax.security.auth.callback.CallbackHandler;
import org.sasl4j.mechanism.Mechanisms;

@AnalyzeClasses(packages = "org.sasl4j", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionsTest {
    @ArchTest
    static final ArchRule ROOT_IMPORTS_NOTHING_OF_OURS = only("org.sasl4j");

    @ArchTest
    static final ArchRule TEXT_SEES_ROOT = only("org.sasl4j.text", "org.sasl4j");

    @ArchTest
    static final ArchRule CRYPTO_SEES_ROOT = only("org.sasl4j.crypto", "org.sasl4j");

    @ArchTest
    static final ArchRule MESSAGE_SEES_ROOT_AND_TEXT = only("org.sasl4j.message", "org.sasl4j", "org.sasl4j.text");

    @ArchTest
    static final ArchRule BINDING_SEES_ROOT_AND_CRYPTO = only("org.sasl4j.binding", "org.sasl4j", "org.sasl4j.crypto");

    @ArchTest
    static final ArchRule NEGOTIATION_SEES_ROOT_AND_BINDING =
            only("org.sasl4j.negotiation", "org.sasl4j", "org.sasl4j.binding");

    @ArchTest
    static final ArchRule CREDENTIAL_SEES_ROOT_TEXT_AND_CRYPTO =
            only("org.sasl4j.credential", "org.sasl4j", "org.sasl4j.text", "org.sasl4j.crypto");

    @ArchTest
    static final ArchRule MECHANISMS_DO_NOT_SEE_EACH_OTHER = SlicesRuleDefinition.slices()
            .matching("org.sasl4j.mechanism.(*)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule NOBODY_ELSE_KNOWS_A_MECHANISM = noClasses()
            .that(resideInAPackage("org.sasl4j..")
                    .and(resideInAPackage("org.sasl4j.mechanism..").negate()))
            .should()
            .dependOnClassesThat(resideInAPackage("org.sasl4j.mechanism.."));

    @ArchTest
    static final ArchRule ONLY_THE_LIST_NAMES_THEM_ALL = noClasses()
            .that(resideInAPackage("org.sasl4j.mechanism").and(not(equivalentTo(Mechanisms.class))))
            .should()
            .dependOnClassesThat(resideInAPackage("org.sasl4j.mechanism.*.."));

    /** Callbacks are what they ask a context for; who handles them, and what javax calls a client or server, is not theirs. */
    @ArchTest
    static final ArchRule MECHANISMS_KNOW_NO_HANDLER_AND_NO_PROVIDER = noClasses()
            .that(resideInAPackage("org.sasl4j.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.sasl4j.provider.."))
            .orShould()
            .dependOnClassesThat(equivalentTo(CallbackHandler.class))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("javax\\.security\\.sasl\\.(Sasl|SaslClient|SaslServer)(Factory)?");

    @ArchTest
    static final ArchRule BOUNCY_CASTLE_STAYS_WHERE_IT_IS_NEEDED = noClasses()
            .that()
            .resideOutsideOfPackages("org.sasl4j.crypto..", "org.sasl4j.binding..", "org.sasl4j.mechanism.external..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.bouncycastle.."));

    /** Who has no module java.sql can do without what is stored there, and nothing else. */
    @ArchTest
    static final ArchRule SQL_STAYS_WHERE_IT_IS_NEEDED = noClasses()
            .that(not(resideInAPackage("org.sasl4j.credential").and(nameMatching(".*\\.(Jdbc|Sql)[A-Za-z]*(\\$.*)?"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."));

    private static ArchRule only(String packageName, String... seen) {
        String[] allowed = new String[seen.length + 1];
        System.arraycopy(seen, 0, allowed, 0, seen.length);
        allowed[seen.length] = packageName;
        return classes()
                .that()
                .resideInAPackage(packageName)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed)
                        .or(resideInAPackage("org.sasl4j..").negate()));
    }
}

package org.sasl4j.provider;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("14: what no compiled class of ours does")
class CarefulCodeTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.sasl4j");

    /** Where a password has to be a String, and why. */
    private static final Map<String, String> TEXTS = Map.of(
            "org.sasl4j.tool.wire.UsersOptions", "drivers of databases take a password as a String and no other way",
            "org.sasl4j.MechanismName", "these are the letters of a name",
            "org.sasl4j.tool.OursInKit", "the tokens of the conformance kit are nobody's",
            "org.sasl4j.tool.passwd.CsvUser", "these are a user's name; the password beside it goes into a Secret",
            "org.sasl4j.tool.passwd.ConvertCommand", "a stored line is a text, as it is in a users file");

    /** What takes the charset of the machine where none is given. */
    private static final Set<String> DECODING = Set.of(
            "java.io.InputStreamReader",
            "java.io.OutputStreamWriter",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.PrintStream",
            "java.io.PrintWriter",
            "java.util.Scanner",
            "java.util.Formatter");

    private static ArchRule never(String what, java.util.function.Predicate<CodeUnitCallTarget> call) {
        DescribedPredicate<JavaCall<?>> predicate =
                describe(what, one -> call.test(one.getTarget()) && !isExcused(one));
        return noClasses().should().callCodeUnitWhere(predicate);
    }

    private static boolean isExcused(JavaAccess<?> access) {
        return TEXTS.containsKey(access.getOriginOwner().getName());
    }

    private static boolean takes(CodeUnitCallTarget target, Class<?> type) {
        return target.getRawParameterTypes().stream().anyMatch(one -> one.isEquivalentTo(type));
    }

    private static boolean is(CodeUnitCallTarget target, Class<?> owner, String... names) {
        return target.getOwner().isEquivalentTo(owner) && List.of(names).contains(target.getName());
    }

    @Test
    void classesOfBothModulesAreLookedAt() {
        assertThat(MAIN.contain("org.sasl4j.Secret")).isTrue();
        assertThat(MAIN.contain("org.sasl4j.tool.SaslCommand")).isTrue();
    }

    @Test
    @DisplayName("14: compare octets in a time that tells where they differ (MessageDigest.isEqual does not)")
    void comparesNoOctetsInHaste() {
        never(
                        "Arrays.equals of octets or characters",
                        call -> is(call, Arrays.class, "equals", "compare")
                                && (takes(call, byte[].class) || takes(call, char[].class)))
                .check(MAIN);
    }

    @Test
    @DisplayName("14: draw what can be foretold")
    void drawsNothingThatCanBeForetold() {
        DescribedPredicate<JavaClass> foretold = describe(
                "a generator that can be foretold",
                type -> Set.of(
                                        "java.util.Random",
                                        "java.util.SplittableRandom",
                                        "java.util.concurrent.ThreadLocalRandom")
                                .contains(type.getName())
                        || type.getName().startsWith("java.util.random."));
        never("Math.random", call -> is(call, Math.class, "random")).check(MAIN);
        never("a constructor of Random", call -> is(call, Random.class, "<init>"))
                .check(MAIN);
        noClasses().should().dependOnClassesThat(foretold).check(MAIN);
    }

    @Test
    @DisplayName("14: take the machine's charset")
    void takesNoDefaultCharset() {
        never("Charset.defaultCharset", call -> is(call, Charset.class, "defaultCharset"))
                .check(MAIN);
        never(
                        "texts from octets, or octets of texts",
                        call -> (is(call, String.class, "getBytes")
                                        || is(call, String.class, "<init>") && takes(call, byte[].class)
                                        || is(call, java.io.ByteArrayOutputStream.class, "toString"))
                                && !takes(call, Charset.class)
                                && !takes(call, int.class))
                .check(MAIN);
        never(
                        "readers and writers",
                        call -> DECODING.contains(call.getOwner().getName())
                                && call.getName().equals("<init>")
                                && !takes(call, Charset.class)
                                && !takes(call, java.io.Writer.class)
                                && !takes(call, String.class))
                .check(MAIN);
    }

    @Test
    @DisplayName("14: make a String of characters that may be a password, or keep one under such a name")
    void keepsNoPasswordInAString() {
        never(
                        "Strings of characters",
                        call -> (is(call, String.class, "<init>", "valueOf", "copyValueOf"))
                                && takes(call, char[].class))
                .check(MAIN);
        String names = "(?i).*(password|passphrase|secret)$";
        fields().that()
                .haveNameMatching(names)
                .and()
                .areNotDeclaredIn(Prompts.class) // what is asked
                .and()
                .areNotDeclaredIn("org.sasl4j.tool.DemoCase") // which everybody knows
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("org.sasl4j.conformance..") // whose people are known as well
                .should()
                .notHaveRawType(String.class)
                .check(MAIN);
        methods()
                .that()
                .haveNameMatching(names)
                .and()
                .areNotDeclaredIn(Prompts.class)
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("org.sasl4j.conformance..")
                .should()
                .notHaveRawReturnType(String.class)
                .check(MAIN);
    }

    @Test
    @DisplayName("14: who is excused is still there, and still needs it")
    void excusesNobodyWhoIsGone() {
        Set<String> texts = MAIN.stream()
                .flatMap(type -> type.getCodeUnitCallsFromSelf().stream())
                .filter(call -> is(call.getTarget(), String.class, "<init>", "valueOf")
                        && takes(call.getTarget(), char[].class))
                .map(call -> call.getOriginOwner().getName())
                .collect(Collectors.toSet());

        assertThat(TEXTS.keySet()).isEqualTo(texts);
    }
}
